package org.personalizejdbc.soak;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The test that has started this JVM, as the program in it sees it: figures go there by standard
 * output, and a line comes back for each {@link #pause}. For one thread at a time.
 */
final class Tester {
  private final PrintStream out =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
  private final BufferedReader in =
      new BufferedReader(
          new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8));

  /** Reports a figure. */
  void tell(String name, long value) {
    out.println(name + "=" + value);
  }

  /** Says how far the program is, and goes on when the test says so. */
  void pause(String at) throws IOException {
    out.println(at);
    if (in.readLine() == null) {
      throw new IOException("The test is gone");
    }
  }
}
