package org.personalizejdbc;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Holds the layout: what may import what, and what lies at the top of the repository. */
class LayoutTest {
  private static final String ROOT = "org.personalizejdbc";

  private static final Set<String> TOP =
      Set.of("pom.xml", "src", "sql-examples", "docs", "README.md", "LICENSE", "target");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void importsPointDown() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .withOptionalLayers(true)
        .layer("shell")
        .definedBy(ROOT + ".shell..")
        .layer("function")
        .definedBy(ROOT + ".function..")
        .layer("jdbc")
        .definedBy(ROOT + ".jdbc..")
        .layer("adapter")
        .definedBy(ROOT + ".adapter..")
        .layer("api")
        .definedBy(ROOT + ".api..")
        .layer("inventory")
        .definedBy(ROOT + ".inventory..")
        .layer("endpoint")
        .definedBy(ROOT + ".endpoint..")
        .whereLayer("shell")
        .mayOnlyAccessLayers("jdbc", "endpoint")
        .whereLayer("function")
        .mayOnlyAccessLayers("jdbc")
        .whereLayer("jdbc")
        .mayOnlyAccessLayers("adapter", "api", "inventory", "endpoint")
        .whereLayer("adapter")
        .mayOnlyAccessLayers("api")
        .whereLayer("api")
        .mayNotAccessAnyLayer()
        .whereLayer("inventory")
        .mayNotAccessAnyLayer()
        .whereLayer("endpoint")
        .mayNotAccessAnyLayer()
        .check(CLASSES);
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void onlyTheApiPackageKnowsTheAwsSdk() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".api..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("software.amazon..")
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void onlyTheFunctionPackageKnowsHsqldb() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".function..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.hsqldb..")
        .check(CLASSES);
  }

  @Test
  void theApiPackageKnowsNoSql() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".api..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.calcite..", "java.sql..")
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void everyPackageIsDescribedAndNullMarked() {
    assertThat(CLASSES.getPackage(ROOT).getSubpackagesInTree())
        .isNotEmpty()
        .filteredOn(found -> !found.getClasses().isEmpty())
        .allSatisfy(
            found ->
                assertThat(isNullMarked(found))
                    .as("%s has a package-info.java with @NullMarked", found.getName())
                    .isTrue());
  }

  @Test
  void theTopOfTheRepositoryHoldsOnlyWhatANewcomerExpects() throws IOException {
    try (var entries = Files.list(Path.of(System.getProperty("basedir", "")).toAbsolutePath())) {
      List<String> names = entries.map(entry -> entry.getFileName().toString()).toList();
      assertThat(names)
          .contains("pom.xml")
          .allMatch(name -> name.startsWith(".") || TOP.contains(name));
    }
  }

  private static boolean isNullMarked(JavaPackage found) {
    return found.tryGetPackageInfo().isPresent() && found.isAnnotatedWith(NullMarked.class);
  }
}
