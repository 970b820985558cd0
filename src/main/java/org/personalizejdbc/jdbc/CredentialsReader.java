package org.personalizejdbc.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.AssumedRole;
import org.personalizejdbc.api.CredentialSource;
import org.personalizejdbc.api.Credentials;

/** Reads where a connection's credentials come from. For one thread, used once. */
final class CredentialsReader {
  /** A role's name may hold commas. */
  private static final Pattern BETWEEN_ARNS = Pattern.compile(",(?=\\s*(?:arn:|$))");

  // As STS's API reference has them for AssumeRole.
  private static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:/-]{2,1224}");
  private static final Pattern SESSION_NAME = Pattern.compile("[\\w+=,.@-]{2,64}");

  private final SettingsReader settings;

  CredentialsReader(SettingsReader settings) {
    this.settings = settings;
  }

  /**
   * The sources of credentials, in the order they are named; none where nothing is said.
   *
   * @throws SQLException with state 08001, naming the property that cannot be used
   */
  List<CredentialSource> sources() throws SQLException {
    final List<Credentials> credentials = credentials();
    final List<AssumedRole> roles = roles();
    if (roles.isEmpty()) {
      return credentials.stream().map(CredentialSource::of).toList();
    } else if (credentials.size() > 1) {
      throw SettingsReader.refused(
          ConnectionProperty.ROLE_ARN,
          "roles are assumed from one profile, and property profile names "
              + credentials.size()
              + ". Name one of them, or give each profile its own role_arn in the AWS"
              + " configuration file and leave roleArn out");
    }
    final Credentials base =
        credentials.isEmpty() ? new Credentials.DefaultChain() : credentials.get(0);
    return roles.stream().map(role -> new CredentialSource(base, role)).toList();
  }

  private List<Credentials> credentials() throws SQLException {
    final List<String> profiles = settings.list(ConnectionProperty.PROFILE);
    final Credentials.Static key = accessKey();
    if (key == null) {
      return profiles.stream().<Credentials>map(Credentials.Profile::new).toList();
    } else if (!profiles.isEmpty()) {
      throw SettingsReader.refused(
          ConnectionProperty.PROFILE,
          "a profile and an access key are both given; leave one of them out");
    }
    return List.of(key);
  }

  private Credentials.@Nullable Static accessKey() throws SQLException {
    final String id = first(ConnectionProperty.ACCESS_KEY_ID, ConnectionProperty.USER);
    final String secret = first(ConnectionProperty.SECRET_ACCESS_KEY, ConnectionProperty.PASSWORD);
    final String token = settings.text(ConnectionProperty.SESSION_TOKEN);
    if (id == null && secret == null) {
      if (token != null) {
        throw SettingsReader.refused(
            ConnectionProperty.SESSION_TOKEN,
            "it goes with accessKeyId and secretAccessKey, which are absent");
      }
      return null;
    }
    if (id == null || secret == null) {
      throw SettingsReader.refused(
          id == null ? ConnectionProperty.ACCESS_KEY_ID : ConnectionProperty.SECRET_ACCESS_KEY,
          "it is absent, while the other half of the key is given (accessKeyId or user,"
              + " secretAccessKey or password)");
    }
    return new Credentials.Static(id, secret, token);
  }

  private @Nullable String first(ConnectionProperty full, ConnectionProperty alias) {
    final String text = settings.text(full);
    return text == null ? settings.text(alias) : text;
  }

  private List<AssumedRole> roles() throws SQLException {
    final List<String> arns = settings.list(ConnectionProperty.ROLE_ARN, BETWEEN_ARNS);
    final String externalId = settings.text(ConnectionProperty.EXTERNAL_ID);
    final String sessionName = settings.text(ConnectionProperty.ROLE_SESSION_NAME);
    if (arns.isEmpty()) {
      // A session's name may come without: it has a default, which tools pass as if it were set.
      if (externalId != null) {
        throw SettingsReader.refused(
            ConnectionProperty.EXTERNAL_ID, "it goes with roleArn, which is absent");
      }
      return List.of();
    }
    if (externalId != null && !EXTERNAL_ID.matcher(externalId).matches()) {
      // A secret: not shown.
      throw SettingsReader.refused(
          ConnectionProperty.EXTERNAL_ID,
          "the value is no external id: 2 to 1224 letters, digits and _+=,.@:/-");
    }
    if (sessionName != null && !SESSION_NAME.matcher(sessionName).matches()) {
      throw SettingsReader.refused(
          ConnectionProperty.ROLE_SESSION_NAME,
          "'" + sessionName + "' is no session name: 2 to 64 letters, digits and _+=,.@-");
    }
    final List<AssumedRole> roles = new ArrayList<>();
    for (String arn : arns) {
      if (!AssumedRole.isArn(arn)) {
        throw SettingsReader.refused(
            ConnectionProperty.ROLE_ARN,
            "'"
                + arn
                + "' is not the ARN of a role, such as"
                + " arn:aws:iam::123456789012:role/campaign-reader. Separate several by commas");
      }
      roles.add(new AssumedRole(arn, externalId, sessionName));
    }
    return roles;
  }
}
