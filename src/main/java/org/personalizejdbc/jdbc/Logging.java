package org.personalizejdbc.jdbc;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The driver's loggers, of java.util.logging. The driver writes only through them, and nothing
 * above FINE; whether and where a line shows is the program's choice.
 */
final class Logging {
  // Both are held, or their levels would be forgotten: the log manager keeps loggers weakly.
  private static final Logger PARENT = Logger.getLogger("org.personalizejdbc");

  /** What the libraries within the jar log below, since their packages were moved there. */
  private static final Logger LIBRARIES = Logger.getLogger("org.personalizejdbc.shaded");

  private Logging() {}

  static Logger parent() {
    return PARENT;
  }

  /**
   * Keeps the libraries silent, also when the driver is told to log: the planner's notes would bury
   * a line for each call, an HTTP client's show session tokens, and the SDK logs an error for each
   * answer that a cancelled statement no longer waits for. What matters of it is in the
   * SQLException. A level that the program set for them stands.
   */
  static void quietLibraries() {
    if (LIBRARIES.getLevel() == null) {
      LIBRARIES.setLevel(Level.OFF);
    }
  }
}
