package org.personalizejdbc.jdbc;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;

/**
 * The connection properties, each declared once: the URL's parser, {@code getPropertyInfo} and the
 * README's table all come from here. Names are case-insensitive.
 */
public enum ConnectionProperty {
  /** The Regions in scope. */
  REGION(
      "region",
      Type.LIST,
      null,
      "The Regions that the tables span, such as us-east-1,eu-west-1; all = every Region that the"
          + " AWS SDK lists for Personalize in the partition of the credentials. By default each"
          + " profile's own Region, else the SDK's region chain (AWS_REGION, …)",
      false),
  /** Named profiles. */
  PROFILE(
      "profile",
      Type.LIST,
      null,
      "Named profiles of the AWS configuration files, one for each account that the tables span; by"
          + " default the SDK's credential chain",
      false),
  /** Roles to assume. */
  ROLE_ARN(
      "roleArn",
      Type.LIST,
      null,
      "ARNs of roles to assume, one for each account that the tables span, with the one profile,"
          + " the access key or the SDK's credential chain",
      false),
  /** What the roles' trust policies ask for. */
  EXTERNAL_ID(
      "externalId",
      Type.TEXT,
      null,
      "The external id that the roles' trust policies ask for",
      true),
  /** How the roles' sessions are called. */
  ROLE_SESSION_NAME(
      "roleSessionName",
      Type.TEXT,
      "personalize-jdbc",
      "The name of the roles' sessions, as AWS CloudTrail shows it",
      false),
  /** A static access key. */
  ACCESS_KEY_ID("accessKeyId", Type.TEXT, null, "A static access key's id", true),
  /** Its secret. */
  SECRET_ACCESS_KEY("secretAccessKey", Type.TEXT, null, "The static access key's secret", true),
  /** The token of temporary keys. */
  SESSION_TOKEN(
      "sessionToken", Type.TEXT, null, "The token that goes with temporary access keys", true),
  /** JDBC's name for the key id. */
  USER(
      "user",
      Type.TEXT,
      null,
      "The same as accessKeyId, for tools that ask for a user; the full name wins",
      true),
  /** JDBC's name for the secret. */
  PASSWORD(
      "password",
      Type.TEXT,
      null,
      "The same as secretAccessKey, for tools that ask for a password; the full name wins",
      true),
  /** Another endpoint. */
  ENDPOINT(
      "endpoint",
      Type.TEXT,
      null,
      "Another endpoint: its URL; or embedded, a sample account within the process that needs no"
          + " credentials; or embedded:FILE, captured describe-campaign documents",
      false),
  /** Endpoints with validated cryptography. */
  FIPS(
      "fips",
      Type.BOOLEAN,
      null,
      "Whether to call AWS's FIPS endpoints; by default what the SDK's settings say"
          + " (AWS_USE_FIPS_ENDPOINT)",
      false),
  /** Endpoints of IPv6. */
  DUAL_STACK(
      "dualStack",
      Type.BOOLEAN,
      null,
      "Whether to call AWS's endpoints that answer over IPv6, too; by default what the SDK's"
          + " settings say (AWS_USE_DUALSTACK_ENDPOINT)",
      false),
  /** Calls at once. */
  MAX_CONCURRENT_CALLS(
      "maxConcurrentCalls",
      Type.INTEGER,
      "16",
      "Calls in flight at once, per account and Region; 64 per connection in all",
      false),
  /** An attempt's deadline. */
  CALL_TIMEOUT(
      "callTimeout",
      Type.DURATION,
      "10s",
      "How long one attempt of a call may take, such as 500ms, 10s or 2m",
      false),
  /** Attempts per call. */
  MAX_ATTEMPTS(
      "maxAttempts",
      Type.INTEGER,
      "4",
      "Attempts per call, the first included and throttled ones not counted",
      false),
  /** The budget of calls. */
  MAX_CALLS_PER_STATEMENT(
      "maxCallsPerStatement",
      Type.INTEGER,
      "0",
      "Calls that one statement may make, retries not counted; 0 for no limit",
      false),
  /** How long answers are kept. */
  CACHE_TTL(
      "cacheTtl",
      Type.DURATION,
      "0s",
      "How long an answer of AWS may serve later statements of the connection, such as 30s; 0s for"
          + " not at all",
      false),
  /** What happens to results that are partial. */
  UNREACHABLE(
      "unreachable",
      Type.CHOICE,
      "error",
      "What becomes of a statement that needs a Region or account which denies or does not answer:"
          + " error, it fails; warn, they are left out with an SQLWarning, except where rows are"
          + " padded or taken away (outer and anti joins, EXCEPT), which fails",
      false,
      "error",
      "warn"),
  /** An inventory. */
  ATTACH(
      "attach.NAME",
      Type.TEXT,
      null,
      "An inventory as schema NAME: a JDBC URL, or a folder of CSV files",
      false),
  /** Its user. */
  ATTACH_USER("attach.NAME.user", Type.TEXT, null, "The attached database's user", false),
  /** Its password. */
  ATTACH_PASSWORD(
      "attach.NAME.password", Type.TEXT, null, "The attached database's password", true),
  /** Its schema. */
  ATTACH_SCHEMA(
      "attach.NAME.schema",
      Type.TEXT,
      null,
      "The attached database's schema; by default its connection's current one",
      false),
  /** Its driver. */
  ATTACH_DRIVER(
      "attach.NAME.driver",
      Type.TEXT,
      null,
      "Which of the JDBC drivers known here to take, by its class; by default the first that takes"
          + " the URL. None is loaded by this name",
      false);

  private static final String ATTACHMENT = "NAME";

  private final String key;
  private final Type type;
  private final @Nullable String defaultValue;
  private final String description;
  private final boolean secret;
  private final List<String> choices;
  private final Pattern pattern;

  ConnectionProperty(
      String key,
      Type type,
      @Nullable String defaultValue,
      String description,
      boolean secret,
      String... choices) {
    this.key = key;
    this.type = type;
    this.defaultValue = defaultValue;
    this.description = description;
    this.secret = secret;
    this.choices = type == Type.BOOLEAN ? List.of("true", "false") : List.of(choices);
    this.pattern =
        Pattern.compile(
            Pattern.quote(key.toLowerCase(Locale.ROOT))
                .replace(ATTACHMENT.toLowerCase(Locale.ROOT), "\\E([a-z_][a-z0-9_]*)\\Q"));
  }

  /** The name in a URL; {@code NAME} stands for an attachment's name. */
  public String key() {
    return key;
  }

  /** What a value looks like. */
  public Type type() {
    return type;
  }

  /** What holds where the property is absent, or null where the description says what does. */
  public @Nullable String defaultValue() {
    return defaultValue;
  }

  /** What the property does, with its unit. */
  public String description() {
    return description;
  }

  /** Whether a value is never to be shown. */
  public boolean secret() {
    return secret;
  }

  /** The only values that there are, in lower case; empty where others can be. */
  public List<String> choices() {
    return choices;
  }

  /** Whether the property is one of an attachment. */
  public boolean isAttachment() {
    return key.startsWith("attach.");
  }

  /**
   * A name that was met.
   *
   * @param property the property
   * @param attachment the attachment's name as it was written, or empty
   */
  record Match(ConnectionProperty property, String attachment) {}

  /** Finds the property of a name. */
  static Optional<Match> find(String name) {
    final String lower = name.toLowerCase(Locale.ROOT);
    for (ConnectionProperty property : values()) {
      final Matcher matcher = property.pattern.matcher(lower);
      if (matcher.matches()) {
        return Optional.of(
            new Match(
                property,
                matcher.groupCount() == 0 ? "" : name.substring(matcher.start(1), matcher.end(1))));
      }
    }
    return Optional.empty();
  }

  /** The name nearest to one that is unknown: one that it begins, else by edit distance. */
  static String nearest(String name) {
    final LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    final String lower = name.toLowerCase(Locale.ROOT);
    final List<String> keys = Arrays.stream(values()).map(ConnectionProperty::key).toList();
    return keys.stream()
        .min(
            Comparator.comparing((String key) -> !key.toLowerCase(Locale.ROOT).startsWith(lower))
                .thenComparing(key -> distance.apply(key.toLowerCase(Locale.ROOT), lower)))
        .orElseThrow();
  }

  /** What a value looks like. */
  public enum Type {
    /** Any text. */
    TEXT,
    /** Texts with commas between. */
    LIST,
    /** One of {@link ConnectionProperty#choices()}. */
    CHOICE,
    /** True or false. */
    BOOLEAN,
    /** A whole number. */
    INTEGER,
    /** A number and a unit: ms, s, m or h. */
    DURATION
  }
}
