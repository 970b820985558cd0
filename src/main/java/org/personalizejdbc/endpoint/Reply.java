package org.personalizejdbc.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * One HTTP answer. Immutable but for its body, which must not be written to.
 *
 * @param status the HTTP status, 200 to 599, or {@link #HANG_UP}
 * @param headers headers beside those that every answer has (content-type, x-amzn-requestid, date);
 *     a header of the same name replaces it
 * @param body the body's bytes, possibly none
 * @param delivery how the body comes, which must be of some length unless it comes whole
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes to be sent as they are; replies are not compared.
public record Reply(int status, Map<String, String> headers, byte[] body, Delivery delivery) {
  /** The status of a reply that is none: the connection is closed without a byte being sent. */
  public static final int HANG_UP = 0;

  /** How the body of an answer comes. */
  public enum Delivery {
    /** Whole and at once. */
    WHOLE,
    /** Its first half, then the connection is closed. */
    CUT_OFF,
    /** Its first half, then nothing more, for a minute or until the endpoint closes. */
    STALLED,
    /** Byte after byte, twenty a second. */
    DRIPPED
  }

  /** An answer that comes whole. */
  public Reply(int status, Map<String, String> headers, byte[] body) {
    this(status, headers, body, Delivery.WHOLE);
  }

  /**
   * Checks the status and copies the headers.
   *
   * @throws IllegalArgumentException if the status is neither an HTTP answer's nor {@link #HANG_UP}
   */
  public Reply {
    if (status != HANG_UP && (status < 200 || status > 599)) {
      throw new IllegalArgumentException("Not the HTTP status of an answer: " + status);
    }
    headers = Map.copyOf(headers);
  }

  /**
   * A JSON answer.
   *
   * @param status the HTTP status
   * @param body the JSON text
   * @return the reply
   */
  public static Reply json(int status, String body) {
    return new Reply(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A successful JSON answer, HTTP 200.
   *
   * @param body the JSON text, well-formed or not
   * @return the reply
   */
  public static Reply json(String body) {
    return json(200, body);
  }

  /**
   * A successful JSON answer, HTTP 200.
   *
   * @param body the JSON document
   * @return the reply
   */
  public static Reply json(JsonNode body) {
    return new Reply(200, Map.of(), Wire.bytes(body));
  }

  /**
   * An error, in the form of AWS JSON 1.1: {@code {"__type":code,"message":message}}.
   *
   * @param status the HTTP status
   * @param code the error's code, for example {@code ThrottlingException}
   * @param message what went wrong
   * @return the reply
   */
  public static Reply error(int status, String code, String message) {
    return new Reply(
        status, Map.of(), Wire.bytes(Wire.object().put("__type", code).put("message", message)));
  }

  /**
   * No answer: the connection is closed without a byte being sent.
   *
   * @return the reply
   */
  public static Reply hangUp() {
    return new Reply(HANG_UP, Map.of(), new byte[0]);
  }

  /**
   * The same answer, delivered another way.
   *
   * @param delivery how its body comes
   * @return the reply
   */
  public Reply delivered(Delivery delivery) {
    return new Reply(status, headers, body, delivery);
  }
}
