package org.personalizejdbc.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Statements to run one after another.
 *
 * @param name the file's name as it was given, or null for statements of the command line
 * @param statements in their order
 * @param attachments the {@code attach.…} properties that its leading comment lines ask for
 */
record Script(
    @Nullable String name, List<SqlStatement> statements, Map<String, String> attachments) {

  /**
   * Reads a source.
   *
   * @param source where the statements are
   * @param in standard input
   * @throws UsageException if it cannot be read, or is not UTF-8
   */
  static Script read(Command.Source source, InputStream in) throws UsageException {
    if (source instanceof Command.Source.Text text) {
      return new Script(null, StatementSplitter.split(text.sql()), Map.of());
    }
    if (source instanceof Command.Source.ScriptFile file) {
      Path folder = file.path().toAbsolutePath().getParent();
      return of(file.path().toString(), readFile(file.path()), folder);
    }
    try {
      return of("standard input", in.readAllBytes(), Path.of(""));
    } catch (IOException e) {
      throw new UsageException("standard input cannot be read: " + e.getMessage(), e);
    }
  }

  /** Where a statement stands, for an error: empty for the only statement of a command line. */
  String place(SqlStatement statement) {
    if (name == null) {
      return statements.size() == 1 ? "" : "statement " + statement.number() + ": ";
    }
    return name + ", statement " + statement.number() + " (line " + statement.line() + "): ";
  }

  private static byte[] readFile(Path path) throws UsageException {
    try {
      return Files.readAllBytes(path);
    } catch (NoSuchFileException e) {
      throw new UsageException("-f " + path + ": there is no such file", e);
    } catch (IOException e) {
      throw new UsageException("-f " + path + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static Script of(String name, byte[] bytes, @Nullable Path folder) throws UsageException {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new UsageException(name + ": is not UTF-8 text", e);
    }
    if (text.startsWith("\uFEFF")) { // The byte order mark that Windows editors leave.
      text = text.substring(1);
    }
    Path base = folder == null ? Path.of("") : folder;
    return new Script(
        name, StatementSplitter.split(text), Attachments.inLeadingComments(text, base));
  }
}
