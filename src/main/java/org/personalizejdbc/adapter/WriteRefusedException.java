package org.personalizejdbc.adapter;

/** A statement that would write: the driver only reads. */
public final class WriteRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Refuses a statement.
   *
   * @param kind its first word, such as INSERT
   */
  public WriteRefusedException(String kind) {
    super(
        kind
            + " is refused: this driver only reads, Amazon Personalize as well as attached"
            + " inventories");
  }
}
