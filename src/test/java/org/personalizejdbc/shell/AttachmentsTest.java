package org.personalizejdbc.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Attachments become connection properties, whichever way they are asked for. */
class AttachmentsTest {
  @TempDir Path folder;

  @Test
  void theCommandLineAttaches() {
    assertThat(
            properties(
                "-e",
                "x",
                "--attach",
                "inv=some/../folder",
                "--attach",
                "db=jdbc:h2:mem:a=b;c",
                "--attach",
                "db.user=sa"))
        .isEqualTo(
            "<attach.db=jdbc:h2:mem:a=b;c><attach.db.user=sa><attach.inv="
                + Path.of("folder").toAbsolutePath()
                + ">");
  }

  @Test
  void aFilesLeadingCommentsAttachRelativeToIt() throws IOException {
    Path file =
        script(
            """
            -- What this answers.

            -- attach.inv=inventory
            --attach.db = jdbc:hsqldb:mem:x
            -- attach.db.user=sa
            VALUES 1;
            -- attach.late=ignored
            """);
    assertThat(properties("-f", file.toString()))
        .isEqualTo(
            "<attach.db=jdbc:hsqldb:mem:x><attach.db.user=sa><attach.inv="
                + folder.resolve("inventory").toAbsolutePath()
                + ">");
  }

  @Test
  void theCommandLineWinsWithoutMixingCredentials() throws IOException {
    Path file =
        script(
            "-- attach.inv=jdbc:h2:file\n-- attach.inv.user=file\n-- attach.inv.password=secret\n"
                + "-- attach.other=jdbc:h2:o\n-- attach.other.user=file\nVALUES 1");
    assertThat(
            properties(
                "-f", file.toString(), "--attach", "INV=jdbc:h2:mine", "--attach", "other.user=me"))
        .isEqualTo("<attach.INV=jdbc:h2:mine><attach.other=jdbc:h2:o><attach.other.user=me>");
  }

  @Test
  void filesThatAttachDifferentThingsByOneNameAreRefused() throws IOException {
    Path file = script("-- attach.inv=a\nVALUES 1");
    Path other = Files.writeString(folder.resolve("other.sql"), "-- attach.inv=b\nVALUES 1");
    Ran ran =
        Ran.shell(
            "--url",
            AwkwardDriver.tellsAttachments(),
            "-f",
            file.toString(),
            "-f",
            other.toString());
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("attach.inv differs from that of a script before it");
  }

  private Path script(String text) throws IOException {
    return Files.writeString(folder.resolve("q.sql"), text);
  }

  private static String properties(String... args) {
    String[] all = new String[args.length + 2];
    all[0] = "--url";
    all[1] = AwkwardDriver.tellsAttachments();
    System.arraycopy(args, 0, all, 2, args.length);
    String err = Ran.shell(all).err();
    assertThat(err).startsWith("error: ").endsWith(" [08004]\n");
    return err.substring("error: ".length(), err.length() - " [08004]\n".length());
  }
}
