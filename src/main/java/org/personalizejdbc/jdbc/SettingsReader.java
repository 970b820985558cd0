package org.personalizejdbc.jdbc;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.EndpointVariants;
import org.personalizejdbc.api.PersonalizeRegions;
import org.personalizejdbc.api.RegionChoice;
import org.personalizejdbc.inventory.InventoryException;
import org.personalizejdbc.inventory.InventorySource;

/** Reads {@link ConnectionSettings} out of texts. For one thread, used once. */
final class SettingsReader {
  private static final Pattern COMMA = Pattern.compile(",");
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
  private static final Pattern EMBEDDED = Pattern.compile("(?i)embedded(?::(.*))?");
  private static final Set<String> TAKEN = Set.of("personalize", "driver", "metadata");

  private final Map<ConnectionProperty, String> values = new EnumMap<>(ConnectionProperty.class);
  private final Map<String, Map<ConnectionProperty, String>> attachments = new LinkedHashMap<>();
  private final List<String> warnings = new ArrayList<>();

  SettingsReader(Map<String, String> url, Map<String, String> properties) throws SQLException {
    for (Map.Entry<String, String> pair : properties.entrySet()) {
      if (!pair.getValue().isEmpty() && !take(pair.getKey(), pair.getValue())) {
        warnings.add(
            "Property "
                + pair.getKey()
                + " is unknown and was ignored; did you mean "
                + ConnectionProperty.nearest(pair.getKey())
                + "?");
      }
    }
    for (Map.Entry<String, String> pair : url.entrySet()) {
      if (!take(pair.getKey(), pair.getValue())) {
        throw refused(
            "Property "
                + pair.getKey()
                + " is unknown; did you mean "
                + ConnectionProperty.nearest(pair.getKey())
                + "?");
      }
    }
  }

  private boolean take(String name, String value) {
    final var match = ConnectionProperty.find(name);
    match.ifPresent(
        found -> {
          if (found.property().isAttachment()) {
            attachment(found.attachment()).put(found.property(), value);
          } else {
            values.put(found.property(), value);
          }
        });
    return match.isPresent();
  }

  private Map<ConnectionProperty, String> attachment(String name) {
    for (Map.Entry<String, Map<ConnectionProperty, String>> known : attachments.entrySet()) {
      if (known.getKey().equalsIgnoreCase(name)) {
        return known.getValue();
      }
    }
    return attachments.computeIfAbsent(name, n -> new EnumMap<>(ConnectionProperty.class));
  }

  ConnectionSettings read() throws SQLException {
    return new ConnectionSettings(
        regions(),
        new CredentialsReader(this).sources(),
        endpoint(),
        variants(),
        integer(ConnectionProperty.MAX_CONCURRENT_CALLS, 1, 64),
        duration(ConnectionProperty.CALL_TIMEOUT, false),
        integer(ConnectionProperty.MAX_ATTEMPTS, 1, 100),
        integer(ConnectionProperty.MAX_CALLS_PER_STATEMENT, 0, Integer.MAX_VALUE),
        duration(ConnectionProperty.CACHE_TTL, true),
        choice(ConnectionProperty.UNREACHABLE).equals("warn"),
        inventories(),
        List.copyOf(warnings));
  }

  /** A property's value, or its default. */
  @Nullable String text(ConnectionProperty property) {
    return values.getOrDefault(property, property.defaultValue());
  }

  /** The distinct texts of a list. */
  List<String> list(ConnectionProperty property) {
    return list(property, COMMA);
  }

  /** The distinct texts of a list with something else than plain commas between them. */
  List<String> list(ConnectionProperty property, Pattern separator) {
    final String text = text(property);
    return text == null
        ? List.of()
        : Arrays.stream(separator.split(text, -1))
            .map(String::strip)
            .filter(item -> !item.isEmpty())
            .distinct()
            .toList();
  }

  private RegionChoice regions() throws SQLException {
    final List<String> regions = list(ConnectionProperty.REGION);
    if (regions.isEmpty()) {
      return new RegionChoice.Default();
    } else if (regions.size() == 1 && regions.get(0).equalsIgnoreCase("all")) {
      return new RegionChoice.All();
    }
    for (String region : regions) {
      if (!PersonalizeRegions.isPlausible(region)) {
        throw refused(
            ConnectionProperty.REGION,
            "'"
                + region
                + "' is no AWS Region; near it are "
                + String.join(", ", PersonalizeRegions.near(region))
                + ". Separate several by commas, or write all");
      }
    }
    return new RegionChoice.Named(regions);
  }

  private ConnectionSettings.Endpoint endpoint() throws SQLException {
    final String text = text(ConnectionProperty.ENDPOINT);
    if (text == null) {
      return new ConnectionSettings.Endpoint.Aws();
    }
    final Matcher embedded = EMBEDDED.matcher(text);
    try {
      if (embedded.matches()) {
        final String file = embedded.group(1) == null ? "" : embedded.group(1).strip();
        if (!file.isEmpty() && InventorySource.turnedOff()) {
          throw refused(
              ConnectionProperty.ENDPOINT,
              "files are turned off here by the system property "
                  + InventorySource.SWITCH
                  + "=off. Take embedded alone, or ask whoever runs this program");
        }
        return new ConnectionSettings.Endpoint.Embedded(file.isEmpty() ? null : Path.of(file));
      }
      final URI uri = new URI(text);
      if (("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
          && uri.getHost() != null) {
        if (uri.getUserInfo() != null) {
          throw refused(
              ConnectionProperty.ENDPOINT,
              "a URL with a user in it is not taken; credentials have properties of their own");
        }
        return new ConnectionSettings.Endpoint.Url(uri);
      }
    } catch (URISyntaxException | InvalidPathException e) {
      // Told below.
    }
    // A text with a user's password in it is not shown.
    throw refused(
        ConnectionProperty.ENDPOINT,
        (text.contains("@") ? "the value" : "'" + text + "'")
            + " is neither a URL such as https://host, nor embedded, nor embedded:FILE");
  }

  private EndpointVariants variants() throws SQLException {
    return new EndpointVariants(
        variant(ConnectionProperty.FIPS), variant(ConnectionProperty.DUAL_STACK));
  }

  private @Nullable Boolean variant(ConnectionProperty property) throws SQLException {
    if (text(property) == null) {
      return null;
    }
    final boolean wanted = Boolean.parseBoolean(choice(property));
    if (wanted && text(ConnectionProperty.ENDPOINT) != null) {
      throw refused(
          property, "it chooses among AWS's own endpoints, and property endpoint names another");
    }
    return wanted;
  }

  /** One of the values that there are, in lower case. */
  private String choice(ConnectionProperty property) throws SQLException {
    final String text = String.valueOf(text(property)).strip();
    final String value = text.toLowerCase(Locale.ROOT);
    if (!property.choices().contains(value)) {
      throw refused(property, "'" + text + "' is none of " + String.join(", ", property.choices()));
    }
    return value;
  }

  private int integer(ConnectionProperty property, int least, int most) throws SQLException {
    final String text = String.valueOf(text(property));
    try {
      final int value = Integer.parseInt(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Told below, as a number outside the bounds is.
    }
    throw refused(property, "'" + text + "' is no whole number from " + least + " to " + most);
  }

  private Duration duration(ConnectionProperty property, boolean mayBeZero) throws SQLException {
    final String text = String.valueOf(text(property));
    final Matcher matcher = DURATION.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (matcher.matches()) {
      final long number = Long.parseLong(matcher.group(1));
      final Duration value =
          switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
          };
      if (mayBeZero || !value.isZero()) {
        return value;
      }
    }
    throw refused(property, "'" + text + "' is no duration such as 500ms, 10s or 2m");
  }

  private Map<String, InventorySource> inventories() throws SQLException {
    final Map<String, InventorySource> sources = new LinkedHashMap<>();
    for (Map.Entry<String, Map<ConnectionProperty, String>> entry : attachments.entrySet()) {
      final String name = entry.getKey();
      final Map<ConnectionProperty, String> given = entry.getValue();
      final String source = given.get(ConnectionProperty.ATTACH);
      if (source == null) {
        throw refused(
            "Property attach."
                + name
                + " is absent, while others of it are given: set it to a JDBC URL or a folder");
      }
      if (TAKEN.contains(name.toLowerCase(Locale.ROOT))) {
        throw refused(
            "Property attach." + name + ": the name hides a schema of the driver; take another");
      }
      try {
        sources.put(
            name,
            InventorySource.of(
                source,
                given.get(ConnectionProperty.ATTACH_USER),
                given.get(ConnectionProperty.ATTACH_PASSWORD),
                given.get(ConnectionProperty.ATTACH_SCHEMA),
                given.get(ConnectionProperty.ATTACH_DRIVER)));
      } catch (InventoryException e) {
        throw new SQLNonTransientConnectionException(
            "Property attach." + name + ": " + e.getMessage(),
            SqlState.CONNECTION_REFUSED.code(),
            e);
      }
    }
    return sources;
  }

  /** The error of a property that cannot be used. */
  static SQLException refused(ConnectionProperty property, String what) {
    return refused("Property " + property.key() + ": " + what);
  }

  private static SQLException refused(String message) {
    return new SQLNonTransientConnectionException(message, SqlState.CONNECTION_REFUSED.code());
  }
}
