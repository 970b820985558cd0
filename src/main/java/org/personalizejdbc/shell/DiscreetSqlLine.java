package org.personalizejdbc.shell;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jline.reader.History;
import org.jline.reader.LineReader;
import org.personalizejdbc.jdbc.ConnectionProperty;
import sqlline.SqlLine;

/** sqlline, whose history keeps no line that may hold a secret: it is a file. */
final class DiscreetSqlLine extends SqlLine {
  /**
   * In the language of {@link LineReader#HISTORY_IGNORE}, a regular expression where {@code *}
   * stands for any text: a command that takes a user and a password, and what sets a secret
   * property.
   */
  private static final String SECRETS =
      "(?is)*!connect *|*("
          + Arrays.stream(ConnectionProperty.values())
              .filter(ConnectionProperty::secret)
              .map(property -> property.key().replaceFirst(".*\\.", ""))
              .distinct()
              .collect(Collectors.joining("|"))
          + ")=*";

  @Override
  public LineReader getConsoleReader(InputStream in, History previous) throws IOException {
    LineReader reader = super.getConsoleReader(in, previous);
    reader.setVariable(LineReader.HISTORY_IGNORE, SECRETS);
    return reader;
  }
}
