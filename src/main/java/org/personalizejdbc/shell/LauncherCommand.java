package org.personalizejdbc.shell;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code launcher}: writes a script that starts the jar fast, and beside it the archive that the
 * JVM starts from, which a JVM of its own makes while it runs {@link Rehearsal}.
 */
final class LauncherCommand {
  private static final String SUFFIX = ".jsa";

  private LauncherCommand() {}

  /**
   * Writes both files, over those of an earlier run.
   *
   * @throws UsageException where the file cannot be a launcher, or this is not the packaged jar
   * @throws IOException where a file cannot be written, or the archive not be made
   */
  static void run(Command.WriteLauncher command, Output out) throws UsageException, IOException {
    Path file = command.file().toAbsolutePath().normalize();
    check(file);
    Path jar = jar();
    ArchiveKind kind = ArchiveKind.of(Runtime.version());
    if (kind == ArchiveKind.CLASSES && !jar.toUri().getRawPath().equals(jar.toString())) {
      // It would be made, and none of the jar's classes found in it.
      throw new UsageException(
          "launcher: Java before 25 needs a jar whose path has letters, digits and -._/ only, not "
              + jar);
    }
    Launcher launcher =
        new Launcher(
            Path.of(System.getProperty("java.home"), "bin", "java"),
            jar,
            file.resolveSibling(file.getFileName() + SUFFIX),
            kind);
    archive(launcher);
    // At once, since a shell reads a script while it runs it.
    Path script = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(script, launcher.script());
    if (!script.toFile().setExecutable(true, false)) {
      throw new IOException(file + " cannot be made executable");
    }
    Files.move(script, file, StandardCopyOption.REPLACE_EXISTING);
    out.text("Wrote " + file + " and " + launcher.archive() + "\n");
  }

  /** Refuses what must not be overwritten, or what the JVM cannot read. */
  private static void check(Path file) throws UsageException, IOException {
    if (file.toString().contains(File.pathSeparator)) {
      throw new UsageException("launcher: a path with " + File.pathSeparator + " is not taken");
    }
    if (Files.isDirectory(file)) {
      throw new UsageException("launcher: " + file + " is a folder; name a file in it");
    }
    if (Files.exists(file)
        && !Files.readString(file, StandardCharsets.ISO_8859_1).contains("\n" + Launcher.MARK)) {
      throw new UsageException("launcher: " + file + " exists and is no launcher; name another");
    }
  }

  /** The packaged jar that this runs from. */
  private static Path jar() throws UsageException {
    CodeSource source = LauncherCommand.class.getProtectionDomain().getCodeSource();
    try {
      Path jar = source == null ? null : Path.of(source.getLocation().toURI());
      if (jar != null && Files.isRegularFile(jar)) {
        return jar.toAbsolutePath().normalize();
      }
    } catch (URISyntaxException e) {
      // Told below.
    }
    throw new UsageException("launcher: only the packaged jar can be started, this is none");
  }

  private static void archive(Launcher launcher) throws IOException {
    Path made = launcher.archive().resolveSibling(launcher.archive().getFileName() + ".new");
    Path said = Files.createTempFile("personalize-jdbc", ".txt");
    try {
      List<String> command = new ArrayList<>();
      command.add(launcher.java().toString());
      command.add(launcher.kind().make() + "=" + made);
      command.addAll(Launcher.OPTIONS);
      command.addAll(List.of("-cp", launcher.jar().toString(), Rehearsal.class.getName()));
      int status =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start()
              .waitFor();
      if (status != 0 || !Files.exists(made)) {
        throw new IOException(
            "launcher: Java made no archive: " + Files.readString(said, StandardCharsets.UTF_8));
      }
      Files.move(made, launcher.archive(), StandardCopyOption.REPLACE_EXISTING);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("launcher: interrupted", e);
    } finally {
      Files.deleteIfExists(made);
      Files.deleteIfExists(said);
    }
  }
}
