package org.personalizejdbc.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.personalizejdbc.ChildJvm;

/** The process: real streams, whatever the platform's charset and language. */
class MainTest {
  @TempDir Path folder;

  @Test
  void outputIsUtf8WhateverThePlatformSays() throws Exception {
    Files.writeString(folder.resolve("in"), "VALUES 'é 😀';\nSELECT * FROM \"yok ş\";");
    ProcessBuilder builder =
        ChildJvm.running(
                "-Duser.language=tr",
                "-Dfile.encoding=US-ASCII",
                "-Dstdout.encoding=US-ASCII",
                Main.class.getName(),
                "--url",
                "jdbc:hsqldb:mem:main",
                "--format",
                "vertical")
            .redirectInput(folder.resolve("in").toFile())
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile());
    builder.environment().put("LC_ALL", "C");
    int status = builder.start().waitFor();

    assertThat(read("out")).isEqualTo("C1  é 😀\n");
    assertThat(read("err")).contains("(1 row)\n", "error: standard input, statement 2", "yok ş");
    assertThat(status).isEqualTo(1);
  }

  private String read(String name) throws IOException {
    return Files.readString(folder.resolve(name), StandardCharsets.UTF_8);
  }
}
