package org.personalizejdbc.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * The operations of the AWS Security Token Service that credentials of roles and the question for
 * an account need. Constraints, answers and errors are those of its API reference.
 *
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html">AssumeRole
 *     </a>
 */
final class SecurityTokenService {
  private static final String SESSION_NAME = "[\\w+=,.@-]*";
  private static final Pattern SESSION_NAMES = Pattern.compile(SESSION_NAME);
  private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
  private static final int MIN_LIFE = 900;
  private static final int MAX_LIFE = 43_200;
  private static final int DEFAULT_LIFE = 3600;

  private final Callers callers;

  SecurityTokenService(Callers callers) {
    this.callers = callers;
  }

  /**
   * Answers one call.
   *
   * @param authorization the Authorization header, and further the headers of its signature
   * @throws ServiceException the error to answer with
   */
  Reply call(
      String operation,
      JsonNode parameters,
      @Nullable String authorization,
      @Nullable String amzDate,
      @Nullable String token)
      throws ServiceException {
    if (operation.equals("AssumeRoleWithWebIdentity")) {
      return assumeRoleWithWebIdentity(parameters); // The only one that nobody signs.
    }
    CredentialScope scope = CredentialScope.authenticate(authorization, amzDate, "sts");
    Caller caller = callers.authenticate(scope, token);
    return switch (operation) {
      case "GetCallerIdentity" -> getCallerIdentity(caller);
      case "AssumeRole" -> assumeRole(parameters, caller, scope.region());
      default ->
          throw new ServiceException(
              400,
              "InvalidAction",
              "Could not find operation "
                  + operation
                  + " for version 2011-06-15; this embedded endpoint serves GetCallerIdentity,"
                  + " AssumeRole and AssumeRoleWithWebIdentity");
    };
  }

  private static Reply getCallerIdentity(Caller caller) {
    return XmlAnswer.of(
        "GetCallerIdentity",
        answer ->
            answer
                .element("Arn", caller.arn())
                .element("UserId", caller.userId())
                .element("Account", caller.accountId()));
  }

  private Reply assumeRole(JsonNode parameters, Caller caller, String region)
      throws ServiceException {
    String arn = required(parameters, "RoleArn", 20, 2048);
    String name = sessionName(parameters);
    Duration life = life(parameters);
    String externalId = parameters.path("ExternalId").textValue();
    Role role = callers.accounts().findRole(arn);
    if (role == null
        || !role.trusts(caller, externalId)
        || callers.accounts().denies(caller, region, "AssumeRole")) {
      // Whichever it is, AWS says the same.
      throw new ServiceException(
          403,
          "AccessDenied",
          "User: "
              + caller.arn()
              + " is not authorized to perform: sts:AssumeRole on resource: "
              + arn);
    }
    Session session = issue(role, name, life);
    return XmlAnswer.of("AssumeRole", answer -> describe(answer, session));
  }

  private Reply assumeRoleWithWebIdentity(JsonNode parameters) throws ServiceException {
    String arn = required(parameters, "RoleArn", 20, 2048);
    String name = sessionName(parameters);
    String token = required(parameters, "WebIdentityToken", 4, 20_000);
    Duration life = life(parameters);
    Role role = callers.accounts().findRole(arn);
    if (role == null) {
      throw new ServiceException(
          403, "AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity");
    }
    if (!callers.accounts().acceptsWebIdentity(role, token)) {
      throw new ServiceException(
          400, "InvalidIdentityToken", "No OpenIDConnect provider found in your account for it");
    }
    Session session = issue(role, name, life);
    return XmlAnswer.of(
        "AssumeRoleWithWebIdentity",
        answer ->
            describe(answer, session).element("SubjectFromWebIdentityToken", "subject-of-" + name));
  }

  private Session issue(Role role, String name, Duration life) {
    Caller caller =
        new Caller(role.accountId(), role.sessionArn(name), "AROA3XFRBF535PLBIFPI4:" + name);
    return callers.sessions().issue(caller, callers.accounts().lifeOf(life));
  }

  private static XmlAnswer describe(XmlAnswer answer, Session session) throws XMLStreamException {
    return answer
        .within(
            "AssumedRoleUser",
            user ->
                user.element("AssumedRoleId", session.caller().userId())
                    .element("Arn", session.caller().arn()))
        .within(
            "Credentials",
            credentials ->
                credentials
                    .element("AccessKeyId", session.accessKeyId())
                    .element("SecretAccessKey", session.secretAccessKey())
                    .element("SessionToken", session.token())
                    .element("Expiration", session.expiration().toString()));
  }

  private static String sessionName(JsonNode parameters) throws ServiceException {
    String name = required(parameters, "RoleSessionName", 2, 64);
    if (!SESSION_NAMES.matcher(name).matches()) {
      throw violated(
          "roleSessionName",
          name,
          "Member must satisfy regular expression pattern: " + SESSION_NAME);
    }
    return name;
  }

  private static Duration life(JsonNode parameters) throws ServiceException {
    String given = parameters.path("DurationSeconds").asText("");
    if (given.isEmpty()) {
      return Duration.ofSeconds(DEFAULT_LIFE);
    }
    int seconds = WHOLE.matcher(given).matches() ? Integer.parseInt(given) : 0;
    if (seconds < MIN_LIFE || seconds > MAX_LIFE) {
      throw violated(
          "durationSeconds",
          given,
          "Member must have value between " + MIN_LIFE + " and " + MAX_LIFE + ", inclusive");
    }
    return Duration.ofSeconds(seconds);
  }

  private static String required(JsonNode parameters, String name, int least, int most)
      throws ServiceException {
    String value = parameters.path(name).textValue();
    String member = Character.toLowerCase(name.charAt(0)) + name.substring(1);
    if (value == null) {
      throw violated(member, null, "Member must not be null");
    }
    if (value.length() < least) {
      throw violated(member, value, "Member must have length greater than or equal to " + least);
    }
    if (value.length() > most) {
      throw violated(member, value, "Member must have length less than or equal to " + most);
    }
    return value;
  }

  private static ServiceException violated(
      String member, @Nullable String value, String constraint) {
    return new ServiceException(
        400, "ValidationError", ServiceException.violation(member, value, constraint));
  }

  /** An error in this service's form, and by its name for what other services call otherwise. */
  static Reply error(ServiceException error) {
    String code =
        switch (error.code()) {
          case "UnrecognizedClientException" -> "InvalidClientTokenId";
          case "ExpiredTokenException" -> "ExpiredToken";
          case "InvalidSignatureException" -> "SignatureDoesNotMatch";
          case "IncompleteSignatureException" -> "IncompleteSignature";
          case "MissingAuthenticationTokenException" -> "MissingAuthenticationToken";
          case "UnknownOperationException" -> "InvalidAction";
          default -> error.code();
        };
    return XmlAnswer.error(error.status(), code, error.detail());
  }
}
