package org.personalizejdbc.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
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
 * Absent members are omitted, empty maps and lists kept. Jackson's generator is all it takes; its
 * object mapper is 300 classes more.
 */
final class SdkJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  private SdkJson() {}

  static String write(SdkPojo value) {
    final StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      object(value, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // Not of a StringWriter.
    }
    return text.toString();
  }

  private static void object(SdkPojo pojo, JsonGenerator json) throws IOException {
    json.writeStartObject();
    for (SdkField<?> field : pojo.sdkFields()) {
      final Object value = field.getValueOrDefault(pojo);
      if (value != null
          && !(value instanceof SdkAutoConstructMap)
          && !(value instanceof SdkAutoConstructList)) {
        json.writeFieldName(field.locationName());
        value(value, json);
      }
    }
    json.writeEndObject();
  }

  private static void value(@Nullable Object value, JsonGenerator json) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof SdkPojo pojo) {
      object(pojo, json);
    } else if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> member : map.entrySet()) {
        json.writeFieldName(String.valueOf(member.getKey()));
        value(member.getValue(), json);
      }
      json.writeEndObject();
    } else if (value instanceof Collection<?> members) {
      json.writeStartArray();
      for (Object member : members) {
        value(member, json);
      }
      json.writeEndArray();
    } else if (value instanceof Boolean bool) {
      json.writeBoolean(bool);
    } else if (value instanceof Double number) {
      json.writeNumber(number);
    } else if (value instanceof Integer number) {
      json.writeNumber(number);
    } else if (value instanceof Long number) {
      json.writeNumber(number);
    } else {
      json.writeString(value.toString());
    }
  }
}
