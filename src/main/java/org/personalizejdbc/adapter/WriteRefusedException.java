package org.personalizejdbc.adapter;

import org.apache.calcite.sql.SqlKind;

/** A statement that would write: the driver only reads. */
public final class WriteRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Refuses a statement of a kind. */
  public WriteRefusedException(SqlKind kind) {
    this(
        switch (kind) {
          case SET_OPTION -> "SET";
          case PROCEDURE_CALL -> "CALL";
          default -> kind.name().replace('_', ' ');
        });
  }

  /**
   * Refuses a statement.
   *
   * @param verb its first words, such as INSERT
   */
  public WriteRefusedException(String verb) {
    super(
        verb
            + " is refused: this driver only reads, Amazon Personalize as well as attached"
            + " inventories");
  }
}
