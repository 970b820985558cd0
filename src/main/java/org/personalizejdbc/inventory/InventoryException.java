package org.personalizejdbc.inventory;

import org.jspecify.annotations.Nullable;

/**
 * An attached inventory cannot be opened or read. The message names the property ({@code
 * attach.NAME}), says what was wrong and what to do next, and holds no secret. Where a database
 * refused, the cause is its own {@link java.sql.SQLException}, with its SQLState.
 */
public final class InventoryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what was asked, what was wrong, what to do next; secrets masked
   * @param cause the database's or file system's own error, or null
   */
  public InventoryException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  InventoryException(String message) {
    this(message, null);
  }
}
