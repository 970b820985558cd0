package org.personalizejdbc.api;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Writes a line to java.util.logging for each call that was made, at FINE. */
final class CallLogger {
  // Held, or its level would be forgotten with it: the log manager keeps loggers weakly.
  private static final Logger LOGGER = Logger.getLogger(CallLogger.class.getPackageName());

  private CallLogger() {}

  /** Tells of a call, its retries included; of no secret, since a call holds none. */
  static void log(ApiCall call) {
    LOGGER.log(Level.FINE, () -> text(call));
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
