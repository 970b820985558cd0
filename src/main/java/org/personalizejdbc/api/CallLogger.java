package org.personalizejdbc.api;

import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Writes to java.util.logging: a line for each call that was made and each narrowing of the pace,
 * at FINE; that retries are used up, at WARNING.
 */
final class CallLogger {
  // Held, or its level would be forgotten with it: the log manager keeps loggers weakly.
  private static final Logger LOGGER = Logger.getLogger(CallLogger.class.getPackageName());

  private CallLogger() {}

  /** Tells of a call, its retries included; of no secret, since a call holds none. */
  static void log(ApiCall call) {
    LOGGER.log(Level.FINE, () -> text(call));
  }

  /** Tells that the service throttles, and how fast calls begin from now on. */
  static void narrowed(double perSecond) {
    LOGGER.log(
        Level.FINE,
        () -> String.format(Locale.ROOT, "Throttled: from now %.1f calls a second", perSecond));
  }

  /** Tells that calls are not tried again, since too many have been. */
  static void budgetSpent() {
    LOGGER.warning(
        "So many calls fail that they are not tried again; each that succeeds allows more retries");
  }

  private static String text(ApiCall call) {
    return call.operation()
        + " in "
        + call.region()
        + (call.target() == null ? "" : " of " + call.target())
        + ": "
        + call.outcome()
        + " in "
        + call.durationMs()
        + " ms, attempts: "
        + call.attempts()
        + ", request id: "
        + (call.requestId() == null ? "none" : call.requestId());
  }
}
