package org.personalizejdbc.shell;

/** Nobody reads standard output any more, as with {@code | head}. No cause for a message. */
final class OutputClosedException extends Exception {
  private static final long serialVersionUID = 1L;
}
