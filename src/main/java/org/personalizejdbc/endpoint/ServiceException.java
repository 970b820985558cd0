package org.personalizejdbc.endpoint;

import org.jspecify.annotations.Nullable;

/** An error that the service answers with. */
final class ServiceException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final String detail;

  ServiceException(int status, String code, String detail) {
    super(code + ": " + detail);
    this.status = status;
    this.code = code;
    this.detail = detail;
  }

  static ServiceException invalidInput(String detail) {
    return new ServiceException(400, "InvalidInputException", detail);
  }

  /**
   * What AWS says of a member of a request that has not the form it must have.
   *
   * @param value null where it is missing
   */
  static String violation(String member, @Nullable String value, String constraint) {
    return "1 validation error detected: Value "
        + (value == null ? "null" : "'" + value + "'")
        + " at '"
        + member
        + "' failed to satisfy constraint: "
        + constraint;
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  String detail() {
    return detail;
  }

  /** The error in the form of AWS JSON 1.1. */
  Reply reply() {
    return Reply.error(status, code, detail);
  }
}
