package org.personalizejdbc.shell;

/** Tells which of the standard streams is a terminal, that is, has a person at its other end. */
interface Terminals {
  /** No stream is a terminal: pipes, files and tests. */
  Terminals NONE = stream -> false;

  /** A standard stream. */
  enum StandardStream {
    IN(0),
    OUT(1),
    ERR(2);

    private final int descriptor;

    StandardStream(int descriptor) {
      this.descriptor = descriptor;
    }

    /** Its POSIX file descriptor. */
    int descriptor() {
      return descriptor;
    }
  }

  /**
   * Whether a stream is a terminal.
   *
   * @param stream which one
   * @return true only where that is certain
   */
  boolean isTerminal(StandardStream stream);
}
