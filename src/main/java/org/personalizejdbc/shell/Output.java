package org.personalizejdbc.shell;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Standard output: buffered, always UTF-8, and able to tell that the reader at the other end of a
 * pipe has gone. Not thread-safe.
 */
final class Output extends OutputStream {
  private static final int BUFFER_BYTES = 1 << 16;

  private final PrintStream raw;
  private final OutputStream buffer;
  private Runnable beforeWriting = () -> {};

  Output(PrintStream raw) {
    this.raw = raw;
    this.buffer =
        new BufferedOutputStream(
            new OutputStream() {
              @Override
              public void write(int b) {
                write(new byte[] {(byte) b}, 0, 1);
              }

              @Override
              public void write(byte[] bytes, int from, int length) {
                beforeWriting.run();
                raw.write(bytes, from, length);
              }
            },
            BUFFER_BYTES);
  }

  /** Sets what happens each time that bytes leave the buffer. */
  void beforeWriting(Runnable action) {
    this.beforeWriting = action;
  }

  /** Writes text as it is. */
  void text(String text) throws IOException {
    buffer.write(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void write(int b) throws IOException {
    buffer.write(b);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    buffer.write(bytes, from, length);
  }

  /** Hands everything on. {@link #flush} does nothing: a format's own flushes come at every row. */
  void send() throws IOException {
    buffer.flush();
    raw.flush();
  }

  /** Hands everything on and tells whether that failed: nobody reads any more. */
  boolean isBroken() throws IOException {
    buffer.flush();
    return raw.checkError(); // Flushes too.
  }
}
