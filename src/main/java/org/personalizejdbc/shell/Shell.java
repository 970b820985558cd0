package org.personalizejdbc.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line, with its streams given: one call of {@link #run} is one command. Results go to
 * {@code out} in UTF-8, all else to {@code err}.
 */
public final class Shell {
  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int USAGE = 2;

  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;
  private final Messages messages;
  private final Terminals terminals;
  private final ProgressSource.Factory progress;

  /**
   * A shell none of whose streams is a terminal: never interactive, without progress.
   *
   * @param in where {@code -f -} and piped statements come from
   * @param out where results go
   * @param err where messages go
   */
  public Shell(InputStream in, PrintStream out, PrintStream err) {
    this(in, out, err, Terminals.NONE);
  }

  Shell(InputStream in, PrintStream out, PrintStream err, Terminals terminals) {
    this(in, out, err, terminals, CallProgress::of);
  }

  Shell(
      InputStream in,
      PrintStream out,
      PrintStream err,
      Terminals terminals,
      ProgressSource.Factory progress) {
    this.in = in;
    this.out = out;
    this.err = new PrintStream(err, true, StandardCharsets.UTF_8);
    this.messages = new Messages(this.err);
    this.terminals = terminals;
    this.progress = progress;
  }

  /**
   * Runs one command line.
   *
   * @param args as {@code --help} lists them
   * @return the exit status: 0 done, 1 a statement or the connection failed, 2 a command line that
   *     cannot be run
   */
  public int run(String... args) {
    boolean verbose = List.of(args).contains("--verbose");
    try {
      return run(CommandLine.parse(args));
    } catch (UsageException e) {
      messages.error("", e, verbose);
      messages.say("--help lists the options");
      return USAGE;
    } catch (StatementFailedException e) {
      messages.error(e.place(), e.failure(), verbose);
      return FAILED;
    } catch (OutputClosedException e) {
      return FAILED;
    } catch (SQLException | IOException | RuntimeException e) {
      messages.error("", e, verbose);
      return FAILED;
    }
  }

  private int run(Command command)
      throws UsageException,
          StatementFailedException,
          OutputClosedException,
          SQLException,
          IOException {
    if (command instanceof Command.Query query) {
      return query(query);
    }
    Output output = new Output(out);
    if (command instanceof Command.RunEndpoint endpoint) {
      EndpointCommand.run(endpoint, output);
    } else if (command instanceof Command.WriteLauncher launcher) {
      LauncherCommand.run(launcher, output);
    } else {
      output.text(command instanceof Command.Help ? Help.TEXT : Version.text() + "\n");
    }
    output.send();
    return DONE;
  }

  private int query(Command.Query query)
      throws UsageException,
          StatementFailedException,
          OutputClosedException,
          SQLException,
          IOException {
    String url = query.url() == null ? Target.SAMPLE_URL : query.url();
    try (DriverJars jars = DriverJars.open(query.driverJars())) {
      if (query.sources().isEmpty() && terminals.isTerminal(Terminals.StandardStream.IN)) {
        if (query.url() == null) {
          messages.say(
              "This is the embedded sample account. For your own in AWS: "
                  + "--url jdbc:personalize:region=us-east-1");
        }
        new Interactive(out, err).run(new Target(url, query.attachments()), null);
        return DONE;
      }
      List<Script> scripts = scripts(query);
      Target target = new Target(url, Attachments.merge(query.attachments(), scripts));
      try (Connection connection = target.connect()) {
        messages.warnings(connection.getWarnings());
        ScriptRunner runner =
            new ScriptRunner(
                connection,
                query.format(),
                new Output(out),
                err,
                terminals,
                progress,
                query.url() == null ? ", embedded sample account" : "");
        for (Script script : scripts) {
          runner.run(script);
        }
      }
    }
    return DONE;
  }

  private List<Script> scripts(Command.Query query) throws UsageException {
    List<Command.Source> sources =
        query.sources().isEmpty() ? List.of(new Command.Source.StandardInput()) : query.sources();
    List<Script> scripts = new ArrayList<>();
    for (Command.Source source : sources) {
      scripts.add(Script.read(source, in));
    }
    return scripts;
  }
}
