package org.personalizejdbc.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** The parameters of a request of the AWS query protocol. */
final class FormParameters {
  static final String CONTENT_TYPE = "application/x-www-form-urlencoded";

  private FormParameters() {}

  /**
   * Reads a form.
   *
   * @return its parameters as texts by name
   * @throws IllegalArgumentException if an escape is malformed
   */
  static ObjectNode read(byte[] body) {
    ObjectNode parameters = Wire.object();
    for (String pair : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
