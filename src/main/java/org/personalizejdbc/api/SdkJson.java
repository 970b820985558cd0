package org.personalizejdbc.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/**
 * Writes an SDK value as the JSON that the service sent, in the API's spelling. Members come from
 * the SDK's own description of the type, so that one which a newer SDK knows is not left out.
 * Absent members are omitted, empty maps and lists kept.
 */
final class SdkJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private SdkJson() {}

  static String write(SdkPojo value) {
    return object(value).toString();
  }

  private static ObjectNode object(SdkPojo pojo) {
    final ObjectNode node = NODES.objectNode();
    for (SdkField<?> field : pojo.sdkFields()) {
      final Object value = field.getValueOrDefault(pojo);
      if (value != null
          && !(value instanceof SdkAutoConstructMap)
          && !(value instanceof SdkAutoConstructList)) {
        node.set(field.locationName(), node(value));
      }
    }
    return node;
  }

  private static JsonNode node(@Nullable Object value) {
    if (value == null) {
      return NODES.nullNode();
    } else if (value instanceof SdkPojo pojo) {
      return object(pojo);
    } else if (value instanceof Map<?, ?> map) {
      final ObjectNode node = NODES.objectNode();
      map.forEach((key, member) -> node.set(String.valueOf(key), node(member)));
      return node;
    } else if (value instanceof Collection<?> members) {
      final ArrayNode node = NODES.arrayNode();
      members.forEach(member -> node.add(node(member)));
      return node;
    } else if (value instanceof Boolean bool) {
      return NODES.booleanNode(bool);
    } else if (value instanceof Double number) {
      return NODES.numberNode(number);
    } else if (value instanceof Integer number) {
      return NODES.numberNode(number);
    } else if (value instanceof Long number) {
      return NODES.numberNode(number);
    }
    return NODES.textNode(value.toString());
  }
}
