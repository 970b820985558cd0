package org.personalizejdbc.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/** JSON as the service writes it. */
final class Wire {
  private static final JsonMapper MAPPER = new JsonMapper();

  private Wire() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static byte[] bytes(JsonNode document) {
    try {
      return MAPPER.writeValueAsBytes(document);
    } catch (JsonProcessingException e) {
      // A tree in memory always has a JSON form.
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the one JSON document that a request's body holds; a MissingNode if it is empty. */
  static JsonNode read(byte[] body) throws IOException {
    return MAPPER.readTree(body);
  }

  static JsonMapper mapper() {
    return MAPPER;
  }

  /**
   * A point in time as Personalize sends it: seconds since 1970 as a Java double, so that JSON
   * shows {@code 1.637897903645E9}, with milliseconds. Rebuilding published answers in this form
   * gives their exact content-lengths, and in plain decimals does not.
   */
  static DoubleNode time(Instant time) {
    return DoubleNode.valueOf(time.toEpochMilli() / 1000.0);
  }
}
