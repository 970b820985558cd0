package org.personalizejdbc.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;

/** Our chain is the SDK's. */
class CredentialChainTest {
  private static final Pattern TRIED = Pattern.compile("\\b(\\w+CredentialsProvider)\\(");

  /** What the SDK tried is in its message; a new version that tries more has to be followed. */
  @Test
  void itAsksTheSdksProvidersInTheSdksOrder() {
    final String message;
    try (DefaultCredentialsProvider sdk = DefaultCredentialsProvider.builder().build()) {
      message = catchThrowable(sdk::resolveCredentials).getMessage();
    }
    try (CredentialChain ours = new CredentialChain(ProfileFile::defaultProfileFile)) {
      assertThat(ours.providers().stream().map(CredentialChainTest::sdksName))
          .containsExactlyElementsOf(
              TRIED.matcher(message).results().map(tried -> tried.group(1)).distinct().toList());
    }
  }

  @Test
  void whereItFindsNothingItSaysWhatIsMissingInShort() {
    try (CredentialChain chain = new CredentialChain(ProfileFile::defaultProfileFile)) {
      assertThat(catchThrowable(chain::resolveCredentials))
          .hasMessage(
              "profile: Profile file contained no credentials for profile 'default'; instance:"
                  + " IMDS credentials have been disabled by environment variable or system"
                  + " property");
    }
  }

  private static String sdksName(String ours) {
    return switch (ours) {
      case "InstanceCredentials" -> "InstanceProfileCredentialsProvider";
      case "WebIdentityTokenFileCredentialsProvider" -> "WebIdentityTokenCredentialsProvider";
      default -> ours;
    };
  }
}
