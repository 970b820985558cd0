package org.personalizejdbc.api;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.personalize.model.PersonalizeException;
import software.amazon.awssdk.services.sts.model.StsException;

/**
 * Tells what a failed call means. Codes are those of Personalize's common errors and of AWS's
 * request signing; they are told apart by code, since access is denied with status 400 or 403. The
 * SDK makes a PersonalizeException of all that Personalize answers, so that any other service's
 * answer is about credentials. What it throws itself is told apart by type as far as it has one.
 */
final class SdkErrors {
  /** The operation of STS that tells whose credentials are. */
  static final String WHOSE = "GetCallerIdentity";

  private static final Set<String> DENIED =
      Set.of("AccessDeniedException", "AccessDenied", "UnauthorizedOperation");

  private static final Set<String> CREDENTIALS =
      Set.of(
          "ExpiredToken",
          "ExpiredTokenException",
          "IncompleteSignature",
          "IncompleteSignatureException",
          "InvalidClientTokenId",
          "InvalidSignatureException",
          "MissingAuthenticationToken",
          "MissingAuthenticationTokenException",
          "NotAuthorized",
          "OptInRequired",
          "RequestExpired",
          "RequestTimeTooSkewed",
          "SignatureDoesNotMatch",
          "UnrecognizedClientException");

  /** Why a throttled call fails. */
  static final String NONE_GOT_THROUGH =
      "AWS throttles, and no call of this account and Region has got through for 10 s; run the"
          + " statement again later, or with a smaller maxConcurrentCalls";

  /** What a Region answers that was not opted in to; or any, where the key is wrong. */
  private static final Set<String> UNKNOWN_TO_REGION =
      Set.of("InvalidClientTokenId", "OptInRequired", "UnrecognizedClientException");

  private SdkErrors() {}

  /**
   * What a call asked.
   *
   * @param operation the operation, such as DescribeCampaign
   * @param target the ARN or listing that was asked for; empty for a whole Region
   * @param region the Region that was asked
   * @param source whose credentials it was asked with
   * @param several whether the session has other sources of credentials
   * @param attempts how many attempts were made
   */
  record Asked(
      String operation,
      String target,
      String region,
      CredentialSource source,
      boolean several,
      int attempts) {

    /** In words. */
    @Override
    public String toString() {
      return operation
          + (target.isEmpty() ? "" : " " + target)
          + " in "
          + region
          + (several ? " by " + source : "");
    }

    /** The resource that a policy must allow: lists can only be allowed as a whole. */
    String resource() {
      return operation.startsWith("List") || target.isEmpty() ? "*" : target;
    }

    /** How to sign in anew. */
    String signIn() {
      return "aws sso login --profile "
          + (source.credentials() instanceof Credentials.Profile profile ? profile.name() : "NAME");
    }
  }

  /** Whether it may be a single Region that does not know the credentials. */
  static boolean isOfRegion(Throwable failure) {
    return Causes.first(failure, AwsServiceException.class)
        .filter(answer -> UNKNOWN_TO_REGION.contains(codeOf(answer)))
        .isPresent();
  }

  /** What a failure is called in a few words: AWS's code, or what the driver takes it for. */
  static String brief(ApiException failure) {
    return Causes.first(failure, AwsServiceException.class)
        .map(SdkErrors::codeOf)
        .orElseGet(
            () ->
                switch (failure.kind()) {
                  case UNREACHABLE -> "the endpoint cannot be reached";
                  case CONNECTION_LOST -> "no answer";
                  case CREDENTIALS -> "no credentials";
                  default -> failure.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
                });
  }

  /** Whether the service answered, be it with an error. */
  static boolean isAnswer(Throwable failure) {
    return failure instanceof AwsServiceException;
  }

  /** Whether the service refused a call since there were too many. */
  static boolean isThrottle(Throwable failure) {
    return failure instanceof AwsServiceException answer && answer.isThrottlingException();
  }

  /**
   * Whether a call that failed may succeed when it is made again at once: the service failed, the
   * connection did, or an answer was cut off.
   */
  static boolean mayPass(Throwable failure) {
    if (failure instanceof AwsServiceException answer) {
      return answer.statusCode() >= 500;
    } else if (failure instanceof SdkClientException client) {
      return !(client instanceof AbortedException)
          && UnusableCredentials.in(client) == null
          && !isOfConfiguration(client);
    }
    return false;
  }

  private static boolean isOfConfiguration(SdkClientException failure) {
    // What the SDK's endpoint rules say.
    return messageOf(failure).toLowerCase(Locale.ROOT).startsWith("invalid configuration");
  }

  /** Makes the failure of a call. */
  static ApiException translate(Asked asked, Throwable failure) {
    if (failure instanceof ApiException known) {
      return known;
    }
    final UnusableCredentials unusable = UnusableCredentials.in(failure);
    if (unusable != null) {
      return ofSource(asked, unusable);
    } else if (failure instanceof PersonalizeException answer) {
      return ofAnswer(asked, answer);
    } else if (failure instanceof AwsServiceException answer) {
      return ofCredentialsService(asked, answer);
    } else if (failure instanceof ApiCallAttemptTimeoutException
        || failure instanceof ApiCallTimeoutException) {
      return new ApiException(
          ApiException.Kind.CONNECTION_LOST,
          asked
              + ": no answer in time, after "
              + times(asked.attempts)
              + ". Property callTimeout says how long an attempt may take",
          failure);
    } else if (failure instanceof SdkClientException client) {
      return ofClient(asked, client);
    }
    return new ApiException(
        ApiException.Kind.OTHER, asked + " failed: " + messageOf(failure), failure);
  }

  /**
   * What a source of credentials threw: told as what it is, unless it is the source's own fault.
   */
  private static ApiException ofSource(Asked asked, UnusableCredentials unusable) {
    final ApiException known = translate(asked, unusable.cause());
    return unusable.isOfTheSource() || known.kind() == ApiException.Kind.OTHER
        ? new ApiException(
            ApiException.Kind.CREDENTIALS, asked + ": " + unusable.getMessage(), unusable.cause())
        : known;
  }

  private static ApiException ofAnswer(Asked asked, PersonalizeException answer) {
    final String code = codeOf(answer);
    final String said = asked + ": AWS" + answered(answer);
    if (DENIED.contains(code)) {
      return new ApiException(
          ApiException.Kind.ACCESS_DENIED,
          said
              + "Allow the IAM action personalize:"
              + asked.operation
              + " on resource "
              + asked.resource(),
          answer);
    } else if (CREDENTIALS.contains(code)) {
      return new ApiException(
          ApiException.Kind.CREDENTIALS,
          said
              + "Renew the credentials ("
              + asked.signIn()
              + ", or new keys), see that this machine's clock is right and that the account uses"
              + " Region "
              + asked.region,
          answer);
    } else if (answer.isThrottlingException()) {
      return new ApiException(ApiException.Kind.THROTTLED, said + NONE_GOT_THROUGH, answer);
    } else if (code.equals("InvalidNextTokenException")) {
      return new ApiException(
          ApiException.Kind.SERVER,
          said + "The listing's page token has expired; run the statement again",
          answer);
    } else if (answer.statusCode() >= 500) {
      return new ApiException(
          ApiException.Kind.SERVER,
          said + "Gave up after " + times(asked.attempts) + "; run the statement again later",
          answer);
    } else if (code.equals("InvalidInputException")) {
      return new ApiException(ApiException.Kind.INVALID_ARGUMENT, said.strip(), answer);
    }
    return new ApiException(ApiException.Kind.OTHER, said.strip(), answer);
  }

  /** What STS or IAM Identity Center answers, where credentials come from. */
  private static ApiException ofCredentialsService(Asked asked, AwsServiceException answer) {
    final String service =
        answer.awsErrorDetails() == null || answer.awsErrorDetails().serviceName() == null
            ? "AWS"
            : "AWS's " + answer.awsErrorDetails().serviceName();
    final AssumedRole role = asked.source.role();
    final String said =
        asked
            + (asked.operation.equals(WHOSE)
                ? ": "
                : answer instanceof StsException && role != null
                    ? ": role " + role.arn() + " was not assumed, "
                    : ": no credentials were given, ")
            + service
            + answered(answer);
    if (answer.isThrottlingException()) {
      return new ApiException(
          ApiException.Kind.THROTTLED, said + "Run the statement again later", answer);
    } else if (answer.statusCode() >= 500) {
      return new ApiException(
          ApiException.Kind.SERVER, said + "Run the statement again later", answer);
    } else if (answer instanceof StsException && DENIED.contains(codeOf(answer))) {
      return new ApiException(
          ApiException.Kind.ACCESS_DENIED,
          said
              + "Allow the IAM action sts:AssumeRole on resource "
              + (role == null ? "of the profile's role_arn" : role.arn())
              + ", and see that the role's trust policy names who assumes it"
              + (role == null
                  ? ""
                  : role.externalId() == null
                      ? " and asks for no external id"
                      : " and the same external id"),
          answer);
    }
    return new ApiException(
        ApiException.Kind.CREDENTIALS,
        said
            + "Sign in again ("
            + asked.signIn()
            + ")"
            + (asked.operation.equals(WHOSE)
                ? ", or set new keys"
                : ", and see that the role may be assumed"),
        answer);
  }

  private static ApiException ofClient(Asked asked, SdkClientException failure) {
    final String text = messageOf(failure);
    final String lower = text.toLowerCase(Locale.ROOT);
    if (isOfConfiguration(failure)) {
      return new ApiException(
          ApiException.Kind.CONFIGURATION,
          asked
              + ": no endpoint can be told ("
              + text
              + "). Check the properties endpoint, fips and dualStack, and the SDK's settings of the"
              + " same kind (AWS_ENDPOINT_URL, AWS_USE_FIPS_ENDPOINT, AWS_USE_DUALSTACK_ENDPOINT)",
          failure);
    }
    // An answer first: what it says may hold any word.
    if (isCutOff(failure)) {
      return new ApiException(
          ApiException.Kind.CONNECTION_LOST,
          asked + ": the connection was lost within the answer. Run the statement again",
          failure);
    } else if (lower.contains("unmarshall") || lower.contains("parse")) {
      return new ApiException(
          ApiException.Kind.UNREADABLE,
          asked + ": the answer cannot be read, it is not what Personalize sends",
          failure);
    } else if (hasCause(failure, SSLException.class)) {
      return new ApiException(
          ApiException.Kind.UNREACHABLE,
          asked
              + ": no secure connection to the endpoint ("
              + text
              + "). If a proxy or an endpoint of your own shows a certificate of your company, name"
              + " a trust store that has it: java -Djavax.net.ssl.trustStore=FILE",
          failure);
    } else if (hasCause(failure, ConnectException.class)
        || hasCause(failure, UnknownHostException.class)
        || hasCause(failure, NoRouteToHostException.class)) {
      return new ApiException(
          ApiException.Kind.UNREACHABLE,
          asked
              + ": the endpoint cannot be reached ("
              + text
              + "). Check the network, and the properties region and endpoint",
          failure);
    } else if (hasCause(failure, IOException.class)) {
      return new ApiException(
          ApiException.Kind.CONNECTION_LOST,
          asked + ": the connection was lost (" + text + "). Run the statement again",
          failure);
    }
    return new ApiException(ApiException.Kind.OTHER, asked + " failed: " + text, failure);
  }

  /**
   * Whether an answer could not be read since it did not come whole. What the SDK's JSON parser
   * throws is an IOException, too.
   */
  private static boolean isCutOff(SdkClientException failure) {
    return messageOf(failure).toLowerCase(Locale.ROOT).contains("unmarshall")
        && Causes.first(
                failure,
                t -> t instanceof IOException && !t.getClass().getName().contains(".jackson."))
            .isPresent();
  }

  private static String times(int attempts) {
    return attempts == 1 ? "1 attempt" : attempts + " attempts";
  }

  /** The error's code; the HTTP status where the answer names none. */
  static String codeOf(AwsServiceException answer) {
    final String code =
        answer.awsErrorDetails() == null ? null : answer.awsErrorDetails().errorCode();
    return code == null ? "an error without a code" : code;
  }

  /** What a service answered, a sentence's end. */
  private static String answered(AwsServiceException answer) {
    return " answered "
        + codeOf(answer)
        + " (HTTP "
        + answer.statusCode()
        + (answer.requestId() == null ? "" : ", request id " + answer.requestId())
        + ")"
        + detailOf(answer)
        + ". ";
  }

  private static String detailOf(AwsServiceException answer) {
    final String message =
        answer.awsErrorDetails() == null ? null : answer.awsErrorDetails().errorMessage();
    if (message == null || message.isEmpty()) {
      return "";
    }
    // A sentence follows, with a full stop between.
    return ": " + (message.endsWith(".") ? message.substring(0, message.length() - 1) : message);
  }

  private static String messageOf(Throwable failure) {
    final String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  private static boolean hasCause(Throwable failure, Class<? extends Throwable> type) {
    return Causes.first(failure, type).isPresent();
  }
}
