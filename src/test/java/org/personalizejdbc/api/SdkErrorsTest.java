package org.personalizejdbc.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.personalizejdbc.api.ApiException.Kind.ACCESS_DENIED;
import static org.personalizejdbc.api.ApiException.Kind.CONNECTION_LOST;
import static org.personalizejdbc.api.ApiException.Kind.CREDENTIALS;
import static org.personalizejdbc.api.ApiException.Kind.OTHER;
import static org.personalizejdbc.api.ApiException.Kind.SERVER;
import static org.personalizejdbc.api.ApiException.Kind.UNREACHABLE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.personalize.model.PersonalizeException;
import software.amazon.awssdk.services.sso.auth.ExpiredTokenException;
import software.amazon.awssdk.services.sso.model.SsoException;
import software.amazon.awssdk.services.sso.model.UnauthorizedException;
import software.amazon.awssdk.services.sts.model.StsException;

/** What the SDK throws, by the texts and types that its version 2.40 has. */
class SdkErrorsTest {
  private static final String ARN = "arn:aws:personalize:us-east-1:123456789012:campaign/films";

  private static final CredentialSource PROFILE = CredentialSource.of(new Credentials.Profile("p"));

  private static AwsErrorDetails details(String service, String code, String message) {
    return AwsErrorDetails.builder()
        .serviceName(service)
        .errorCode(code)
        .errorMessage(message)
        .build();
  }

  private static UnusableCredentials unusable(RuntimeException failure) {
    return new UnusableCredentials(new Credentials.Profile("p"), failure);
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        // sso.internal.SsoAccessTokenProvider
        Arguments.of(
            unusable(
                ExpiredTokenException.builder()
                    .message(
                        "The SSO session associated with this profile has expired or is otherwise"
                            + " invalid. To refresh this SSO session run aws sso login with the"
                            + " corresponding profile.")
                    .build()),
            CREDENTIALS,
            "SSO session associated with this profile has expired"),
        Arguments.of(
            unusable(new UncheckedIOException(new NoSuchFileException("cache/0a1b.json"))),
            CREDENTIALS,
            "aws sso login --profile p"),
        // ssooidc.SsoOidcTokenProvider, OnDiskTokenManager
        Arguments.of(
            unusable(SdkClientException.create("Token is expired")), CREDENTIALS, "aws sso login"),
        Arguments.of(
            unusable(
                SdkClientException.create(
                    "Failed to load cached token at cache", new NoSuchFileException("cache"))),
            CREDENTIALS,
            "aws sso login"),
        // ProfileCredentialsUtils, of a profile that is not whole
        Arguments.of(
            unusable(new IllegalArgumentException("Sso-session section not found")),
            CREDENTIALS,
            "the credentials of profile p cannot be used (Sso-session section not found)"),
        // ProcessCredentialsProvider
        Arguments.of(
            unusable(
                new IllegalStateException(
                    "Failed to refresh", new IllegalStateException("cannot parse"))),
            CREDENTIALS,
            "AWS configuration files"),
        Arguments.of(
            unusable(SdkClientException.create("Unable to execute", new ConnectException("no"))),
            UNREACHABLE,
            "cannot be reached"),
        // The portal's GetRoleCredentials, STS's AssumeRole
        Arguments.of(
            unusable(
                UnauthorizedException.builder()
                    .statusCode(401)
                    .awsErrorDetails(
                        details(
                            "SSO", "UnauthorizedException", "Session token not found or invalid"))
                    .build()),
            CREDENTIALS,
            "AWS's SSO answered UnauthorizedException (HTTP 401): Session token not found"),
        Arguments.of(
            StsException.builder()
                .statusCode(403)
                .awsErrorDetails(
                    details(
                        "Sts", "AccessDenied", "User is not authorized to perform: sts:AssumeRole"))
                .build(),
            ACCESS_DENIED,
            "sts:AssumeRole"),
        Arguments.of(
            SsoException.builder()
                .statusCode(503)
                .awsErrorDetails(details("SSO", "ServiceUnavailable", "Later"))
                .build(),
            SERVER,
            "again later"),
        // Personalize itself
        Arguments.of(
            PersonalizeException.builder()
                .statusCode(400)
                .awsErrorDetails(details("Personalize", "AccessDeniedException", "Not you"))
                .build(),
            ACCESS_DENIED,
            "personalize:DescribeCampaign"),
        Arguments.of(
            SdkClientException.create("Unable to execute HTTP request", new ConnectException("no")),
            UNREACHABLE,
            "cannot be reached"),
        Arguments.of(
            SdkClientException.create("Unable to execute HTTP request", new IOException("reset")),
            CONNECTION_LOST,
            "connection was lost"),
        Arguments.of(
            SdkClientException.create("PKIX path building failed", new SSLException("no")),
            UNREACHABLE,
            "javax.net.ssl.trustStore"),
        Arguments.of(new IllegalStateException("odd"), OTHER, "failed: odd"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void whatFailsIsToldByItsKind(Throwable failure, ApiException.Kind kind, String says) {
    final ApiException translated =
        SdkErrors.translate(
            new SdkErrors.Asked("DescribeCampaign", ARN, "us-east-1", PROFILE, false, 4), failure);
    assertThat(translated.kind()).isEqualTo(kind);
    assertThat(translated)
        .hasMessageContaining("DescribeCampaign " + ARN + " in us-east-1")
        .hasMessageContaining(says)
        .hasCause(failure instanceof UnusableCredentials ? failure.getCause() : failure);
  }
}
