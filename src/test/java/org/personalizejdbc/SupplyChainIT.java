package org.personalizejdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the shaded jar says of what is inside, and whether that is all of it. */
class SupplyChainIT {
  private static final String SHADED = "org/personalizejdbc/shaded/";

  /** Declared, and left out of the jar: see the shade plugin's artifactSet. */
  private static final Set<String> NOT_SHADED = Set.of("jakarta.transaction-api");

  private JarFile jar;

  @BeforeEach
  void open() throws IOException {
    jar = new JarFile(System.getProperty("shaded.jar"));
  }

  @AfterEach
  void close() throws IOException {
    jar.close();
  }

  @Test
  void everyClassIsOursOrOfADependencyInTheBillOfMaterials() throws IOException {
    Set<String> files = new HashSet<>();
    for (JsonNode component : components()) {
      files.add(
          component.path("name").asText() + "-" + component.path("version").asText() + ".jar");
    }
    Set<String> declared = new HashSet<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (files.contains(Path.of(entry).getFileName().toString())) {
        try (JarFile library = new JarFile(entry)) {
          library.stream().map(JarEntry::getName).forEach(declared::add);
        }
      }
    }
    assertThat(
            jar.stream()
                .map(JarEntry::getName)
                .filter(name -> name.endsWith(".class"))
                .filter(name -> name.startsWith(SHADED) || !name.startsWith("org/personalizejdbc/"))
                .map(name -> name.replace(SHADED, "")))
        .hasSizeGreaterThan(5_000)
        .isSubsetOf(declared);
  }

  @Test
  void everyComponentHasAnExactVersionAHashAndALicence() throws IOException {
    assertThat(components())
        .hasSizeGreaterThan(50)
        .allSatisfy(
            component -> {
              assertThat(component.path("version").asText())
                  .isNotEmpty()
                  .doesNotContain("SNAPSHOT");
              assertThat(component.path("hashes").toString()).contains("SHA-256");
              assertThat(licences(component)).isNotEmpty();
            });
  }

  @Test
  void whatIsUnderAnotherLicenceThanOursIsNamedWithItsText() throws IOException {
    List<String> others =
        components().stream()
            .filter(component -> !licences(component).equals(List.of("Apache-2.0")))
            .map(component -> component.path("name").asText())
            .filter(name -> !NOT_SHADED.contains(name))
            .toList();
    String text = text("META-INF/THIRD-PARTY-LICENSES");
    assertThat(others).isNotEmpty().allMatch(name -> text.matches("(?s).*\\b" + name + "\\b.*"));
  }

  /** The time and the number that a bill of materials usually has would differ in each build. */
  @Test
  void theBillOfMaterialsIsTheSameInEachBuild() throws IOException {
    JsonNode bill = bill();
    assertThat(bill.path("metadata").has("timestamp")).isFalse();
    assertThat(bill.has("serialNumber")).isFalse();
  }

  private static List<String> licences(JsonNode component) {
    return StreamSupport.stream(component.path("licenses").spliterator(), false)
        .flatMap(
            licence ->
                Stream.of(
                    licence.path("license").path("id").asText(),
                    licence.path("license").path("name").asText(),
                    licence.path("expression").asText()))
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private List<JsonNode> components() throws IOException {
    return StreamSupport.stream(bill().path("components").spliterator(), false).toList();
  }

  private JsonNode bill() throws IOException {
    return new ObjectMapper().readTree(text("META-INF/sbom/bom.json"));
  }

  private String text(String name) throws IOException {
    try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
