package org.personalizejdbc.shell;

/** A statement failed; the message is where it stands, the cause is what its driver threw. */
final class StatementFailedException extends Exception {
  private static final long serialVersionUID = 1L;
  private final String place;
  private final Throwable failure;

  StatementFailedException(String place, Throwable failure) {
    super(place, failure);
    this.place = place;
    this.failure = failure;
  }

  /** Where the statement stands, with its punctuation; may be empty. */
  String place() {
    return place;
  }

  /** What its driver threw. */
  Throwable failure() {
    return failure;
  }
}
