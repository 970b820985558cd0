package org.personalizejdbc.shell;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import sqlline.Application;
import sqlline.SqlLine;
import sqlline.SqlLineOpts;

/**
 * How sqlline looks and behaves here. sqlline creates it by its name, hence public with a
 * constructor without parameters. A user's own sqlline.properties override these defaults.
 */
public final class ShellApplication extends Application {
  /** For sqlline. */
  public ShellApplication() {}

  @Override
  public String getInfoMessage() {
    return Version.text() + ". End a statement by ; !tables lists tables, !help all commands.";
  }

  @Override
  public Collection<String> getConnectionUrlExamples() {
    return List.of(Target.SAMPLE_URL, "jdbc:personalize:region=us-east-1");
  }

  @Override
  public SqlLineOpts getOpts(SqlLine sqlLine) {
    SqlLineOpts opts = new SqlLineOpts(sqlLine);
    opts.set("prompt", "personalize> ", true);
    opts.set("isolation", "DEFAULT", true); // Else it complains where there are no transactions.
    opts.set("connectInteractionMode", "notAskCredentials", true);
    opts.set("nullValue", "null", true);
    opts.set("autoPairing", "false", true); // It garbles pasted text that has quotes or brackets.
    opts.set("csvQuoteCharacter", "\"", true); // Its own default is an apostrophe.
    opts.set("escapeOutput", "true", true); // A value must not steer the terminal.
    try {
      opts.load();
    } catch (IOException e) {
      sqlLine.error(e.toString());
    }
    return opts;
  }
}
