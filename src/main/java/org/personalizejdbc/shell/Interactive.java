package org.personalizejdbc.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import sqlline.SqlLine;

/** A session with sqlline: history, completion and its own commands. */
final class Interactive {
  private final PrintStream out;
  private final PrintStream err;

  Interactive(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /**
   * Runs a session until the user leaves it.
   *
   * @param target what it connects to first
   * @param in where lines come from, or null for the process's terminal
   * @throws SQLException if the connection cannot be made
   */
  void run(Target target, @Nullable InputStream in) throws SQLException, IOException {
    // sqlline takes a URL and no properties; and it would show the URL, with its secrets.
    Connection first = target.connect();
    Driver session = new SessionDriver(target, first);
    DriverManager.registerDriver(session);
    try {
      SqlLine sqlLine = new DiscreetSqlLine();
      sqlLine.setOutputStream(out);
      sqlLine.setErrorStream(err);
      String[] args = {"-ac", ShellApplication.class.getName(), "-u", SessionDriver.URL};
      sqlLine.begin(args, in, in == null);
    } finally {
      DriverManager.deregisterDriver(session);
      first.close();
    }
  }
}
