package org.personalizejdbc.shell;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The jar's entry point: hands the process's streams to {@link Shell} and exits with its status.
 */
public final class Main {
  private Main() {}

  /**
   * Runs one command line and ends the process: 0 done, 1 a statement or the connection failed, 2 a
   * command line that cannot be run.
   *
   * @param args the command line, as {@code --help} lists it
   */
  public static void main(String[] args) {
    // JDK 22 to 24 answer System.console() even when nothing is a terminal; this asks for the
    // console that does not. It has to be set before the first use of System.console().
    if (System.getProperty("jdk.console") == null) {
      System.setProperty("jdk.console", "java.base");
    }
    // Not System.out: it encodes in the platform's charset and swallows bytes past a closed pipe.
    PrintStream out = utf8(FileDescriptor.out);
    PrintStream err = utf8(FileDescriptor.err);
    int status = new Shell(System.in, out, err, new SystemTerminals()).run(args);
    out.flush();
    err.flush();
    System.exit(status);
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }
}
