package org.personalizejdbc.shell;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Runs the statements of scripts on one connection and writes their results. */
final class ScriptRunner {
  private static final long FLUSH_NANOS = 200_000_000;

  private final Connection connection;
  private final Format format;
  private final Output out;
  private final PrintStream err;
  private final Terminals terminals;
  private final ProgressSource.Factory sources;
  private final String countNote;
  private boolean anyResult;

  /**
   * A runner.
   *
   * @param countNote follows the number of rows, such as {@code of the sample account}, or empty
   */
  ScriptRunner(
      Connection connection,
      Format format,
      Output out,
      PrintStream err,
      Terminals terminals,
      ProgressSource.Factory sources,
      String countNote) {
    this.connection = connection;
    this.format = format;
    this.out = out;
    this.err = err;
    this.terminals = terminals;
    this.sources = sources;
    this.countNote = countNote;
  }

  /**
   * Runs a script up to its first failure.
   *
   * @throws StatementFailedException naming the statement that failed
   * @throws OutputClosedException if nobody reads the output any more
   */
  void run(Script script) throws StatementFailedException, OutputClosedException, IOException {
    for (SqlStatement statement : script.statements()) {
      try {
        execute(statement.sql());
      } catch (SQLException | RuntimeException | StackOverflowError e) {
        out.send(); // What was read before it belongs before its message.
        throw new StatementFailedException(script.place(statement), e);
      }
    }
  }

  private void execute(String sql) throws SQLException, OutputClosedException, IOException {
    Messages messages = new Messages(err);
    try (Statement statement = connection.createStatement()) {
      ProgressSource source = sources.of(statement);
      Progress progress = new Progress(err, terminals, source);
      out.beforeWriting(progress::outputFollows);
      try (ProgressTimer timer = new ProgressTimer(progress)) {
        boolean isResult = statement.execute(sql);
        while (isResult || statement.getUpdateCount() >= 0) {
          String count;
          if (isResult) {
            count = write(statement, progress, messages);
          } else {
            count = count(statement.getUpdateCount()) + " affected";
          }
          out.send();
          progress.finish();
          String made = source.describe();
          messages.say("(" + count + (made.isEmpty() ? "" : ", " + made) + countNote + ")");
          isResult = statement.getMoreResults();
        }
      }
      messages.warnings(statement.getWarnings());
    } finally {
      out.beforeWriting(() -> {});
    }
  }

  private String write(Statement statement, Progress progress, Messages messages)
      throws SQLException, OutputClosedException, IOException {
    try (ResultSet rows = statement.getResultSet()) {
      if (anyResult && format.separatesResults()) {
        out.text("\n");
      }
      anyResult = true;
      ResultWriter writer = format.writer(out);
      writer.begin(rows.getMetaData());
      long count = 0;
      long flushed = System.nanoTime();
      while (rows.next()) {
        writer.row(rows);
        progress.row();
        count++;
        // Rows reach their reader soon, and no more calls are made for a reader that has left.
        if (System.nanoTime() - flushed > FLUSH_NANOS) {
          checkReader();
          flushed = System.nanoTime();
        }
      }
      writer.end();
      checkReader();
      messages.warnings(rows.getWarnings());
      return count(count);
    }
  }

  private void checkReader() throws OutputClosedException, IOException {
    if (out.isBroken()) {
      throw new OutputClosedException();
    }
  }

  private static String count(long rows) {
    return rows + (rows == 1 ? " row" : " rows");
  }
}
