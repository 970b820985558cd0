package org.personalizejdbc.api;

import org.jspecify.annotations.Nullable;

/**
 * A call that failed, or that could not be made. The message says what was asked, what the service
 * answered and what to do; it holds no secret.
 */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /** A failure without a cause of its own. */
  public ApiException(Kind kind, String message) {
    this(kind, message, null);
  }

  /** A failure with what caused it. */
  public ApiException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  private ApiException(Kind kind, String message, boolean traced) {
    super(message, null, traced, traced);
    this.kind = kind;
  }

  /**
   * A failure that does not tell where it was made, which takes longer than much of what ends by
   * it. Immutable, so that one can serve all.
   */
  static ApiException withoutTrace(Kind kind, String message) {
    return new ApiException(kind, message, false);
  }

  /** What went wrong. */
  public Kind kind() {
    return kind;
  }

  /** The kinds of failure that a caller may want to tell apart. */
  public enum Kind {
    /** A connection property cannot be used, such as a Region that nobody names. */
    CONFIGURATION,
    /** No credentials, or credentials that the service rejects. */
    CREDENTIALS,
    /** The credentials lack a permission. */
    ACCESS_DENIED,
    /** No connection to the endpoint came about. */
    UNREACHABLE,
    /** A connection broke, or an attempt ran out of time. */
    CONNECTION_LOST,
    /** Throttled, and no other call got through for a while. */
    THROTTLED,
    /** The service failed, after the last attempt. */
    SERVER,
    /** An answer that cannot be read. */
    UNREADABLE,
    /** An argument that the service, or the driver on its behalf, refuses. */
    INVALID_ARGUMENT,
    /** An ARN of a Region that the connection does not span. */
    OUT_OF_SCOPE,
    /** The statement would make more calls than property maxCallsPerStatement allows. */
    BUDGET,
    /** The statement was cancelled. */
    CANCELLED,
    /** The statement ran out of time. */
    TIMEOUT,
    /** The connection is closed. */
    CLOSED,
    /** The result set is closed. */
    ENDED,
    /** Any other refusal. */
    OTHER
  }
}
