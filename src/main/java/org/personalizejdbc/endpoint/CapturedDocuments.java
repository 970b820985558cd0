package org.personalizejdbc.endpoint;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what {@code aws personalize describe-campaign} printed, into the wire's form. */
final class CapturedDocuments {
  private static final List<String> TIMES = List.of("creationDateTime", "lastUpdatedDateTime");

  /** Jackson's way to name a place, of which only line and column tell anything. */
  private static final Pattern SOURCE =
      Pattern.compile("\\[Source: [^\\]]*; (line: \\d+, column: \\d+)]");

  /** The year 9999, in seconds: what is further away was never a number of seconds. */
  private static final BigDecimal FAR = BigDecimal.valueOf(253_402_300_799L);

  private final Path file;

  /** By ARN; a later capture replaces an earlier one. */
  private final Map<String, Campaign> campaigns;

  private CapturedDocuments(Path file, Map<String, Campaign> campaigns) {
    this.file = file;
    this.campaigns = campaigns;
  }

  /** The campaigns in a file, or in the {@code *.json} files of a folder. */
  static Collection<Campaign> read(Path path) throws IOException {
    Map<String, Campaign> campaigns = new LinkedHashMap<>();
    for (Path file : filesOf(path)) {
      new CapturedDocuments(file, campaigns).read();
    }
    if (campaigns.isEmpty()) {
      throw new IOException(
          path
              + " holds no campaign. Fill it with the output of aws personalize describe-campaign"
              + " --campaign-arn ARN --output json");
    }
    return campaigns.values();
  }

  private static List<Path> filesOf(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new IOException("There is no file " + path.toAbsolutePath());
    }
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  private void read() throws IOException {
    try (InputStream in = Files.newInputStream(file);
        JsonParser parser = Wire.mapper().createParser(in)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        JsonLocation at = parser.currentTokenLocation();
        switch (token) {
          case START_ARRAY, END_ARRAY -> {} // The parser sees to it that they match.
          case START_OBJECT -> add(parser.readValueAsTree(), at);
          default ->
              throw bad(at, "expected a describe-campaign document, found " + parser.getText());
        }
      }
    } catch (JsonProcessingException e) {
      throw bad(
          e.getLocation(), "not JSON: " + SOURCE.matcher(e.getOriginalMessage()).replaceAll("$1"));
    }
  }

  private void add(JsonNode document, JsonLocation at) throws IOException {
    if (document.path("campaigns").isArray()) {
      throw bad(
          at,
          "this is list-campaigns output, which lacks most of a campaign; capture"
              + " describe-campaign of each");
    }
    JsonNode inner = document.has("campaign") ? document.get("campaign") : document;
    if (!(inner instanceof ObjectNode campaign)) {
      throw bad(at, "\"campaign\" is not an object: " + inner);
    }
    try {
      toWireForm(campaign);
      if (campaign.get("latestCampaignUpdate") instanceof ObjectNode update) {
        toWireForm(update);
      }
      Campaign read = Campaign.of(campaign);
      campaigns.remove(read.arn()); // So that the last capture also has the last place.
      campaigns.put(read.arn(), read);
    } catch (IllegalArgumentException e) {
      throw bad(at, Objects.requireNonNull(e.getMessage()));
    }
  }

  private static void toWireForm(ObjectNode members) {
    for (String name : TIMES) {
      JsonNode value = members.path(name);
      if (!value.isMissingNode() && !value.isNull()) {
        members.set(name, Wire.time(time(name, value)));
      }
    }
    JsonNode tps = members.path("minProvisionedTPS");
    if (tps.isTextual()) {
      try {
        members.set("minProvisionedTPS", IntNode.valueOf(Integer.parseInt(tps.textValue())));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("minProvisionedTPS is not an integer: " + tps, e);
      }
    } else if (!tps.isMissingNode()
        && !tps.isNull()
        && !(tps.isIntegralNumber() && tps.canConvertToInt())) {
      throw new IllegalArgumentException("minProvisionedTPS is not an integer: " + tps);
    }
    dropNulls(members);
  }

  private static void dropNulls(ObjectNode members) {
    members.properties().removeIf(member -> member.getValue().isNull());
    for (JsonNode value : members) {
      if (value instanceof ObjectNode object) {
        dropNulls(object);
      }
    }
  }

  private static Instant time(String name, JsonNode value) {
    if (value.isNumber()) {
      BigDecimal seconds = value.decimalValue();
      if (seconds.abs().compareTo(FAR) < 0) {
        BigDecimal millis = seconds.movePointRight(3).setScale(0, RoundingMode.FLOOR);
        return Instant.ofEpochMilli(millis.longValueExact());
      }
    } else if (value.isTextual()) {
      try {
        // boto3 prints a space where ISO 8601 has a T.
        return OffsetDateTime.parse(value.textValue().strip().replace(' ', 'T')).toInstant();
      } catch (DateTimeException e) {
        throw new IllegalArgumentException(notATime(name, value), e);
      }
    }
    throw new IllegalArgumentException(notATime(name, value));
  }

  private static String notATime(String name, JsonNode value) {
    return name
        + " is neither an ISO 8601 time with an offset, like 2026-11-24T07:00:00.123000+00:00, nor"
        + " a number of seconds: "
        + value;
  }

  private IOException bad(@Nullable JsonLocation at, String what) {
    String place = at == null ? "" : ", line " + at.getLineNr() + ", column " + at.getColumnNr();
    return new IOException(file + place + ": " + what);
  }
}
