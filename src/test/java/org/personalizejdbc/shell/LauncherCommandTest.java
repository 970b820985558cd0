package org.personalizejdbc.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code launcher} refuses, and what its script says; that the script works is LauncherIT. */
class LauncherCommandTest {
  @TempDir Path folder;

  @Test
  void onlyThePackagedJarHasALauncher() {
    Path file = folder.resolve("personalize");
    Ran ran = Ran.shell("launcher", file.toString());
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("only the packaged jar");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFolderIsNotTaken() {
    Ran ran = Ran.shell("launcher", folder.toString());
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("is a folder");
  }

  @Test
  void theNewestKindOfArchiveIsTaken() {
    assertThat(ArchiveKind.of(Runtime.Version.parse("17.0.1"))).isEqualTo(ArchiveKind.CLASSES);
    assertThat(ArchiveKind.of(Runtime.Version.parse("24"))).isEqualTo(ArchiveKind.CLASSES);
    assertThat(ArchiveKind.of(Runtime.Version.parse("25.0.2")))
        .isEqualTo(ArchiveKind.AHEAD_OF_TIME);
  }

  @Test
  void pathsAreWordsOfTheShellWhateverIsInThem() {
    assertThat(
            new Launcher(
                    Path.of("/jdk/bin/java"),
                    Path.of("/it's a.jar"),
                    Path.of("/a.jsa"),
                    ArchiveKind.CLASSES)
                .script())
        .startsWith("#!/bin/sh\n" + Launcher.MARK)
        .contains("java='/jdk/bin/java'\n")
        .contains(" -XX:SharedArchiveFile='/a.jsa' ")
        .contains(" -jar '/it'\\''s a.jar' \"$@\"\n");
  }
}
