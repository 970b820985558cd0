package org.personalizejdbc.api;

import java.io.IOException;
import java.nio.file.FileSystemException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * A source of credentials gave none. What the SDK throws then tells it neither by type nor, always,
 * by text: a profile that is not whole is an IllegalArgumentException.
 */
final class UnusableCredentials extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final RuntimeException cause;

  UnusableCredentials(Credentials source, RuntimeException cause) {
    super(message(source, cause), cause);
    this.cause = cause;
  }

  private static String message(Credentials source, RuntimeException cause) {
    final String text = String.valueOf(cause.getMessage());
    if (source instanceof Credentials.Profile profile) {
      return "the credentials of profile "
          + profile.name()
          + " cannot be used ("
          + text
          + "). Sign in (aws sso login --profile "
          + profile.name()
          + "), or see what the AWS configuration files say of it";
    }
    return "no credentials were found ("
        + text
        + "). Set the properties accessKeyId and secretAccessKey, or profile, or sign in (aws"
        + " configure, aws sso login)";
  }

  /** The one among the causes of a failure, or null. */
  static @Nullable UnusableCredentials in(Throwable failure) {
    return Causes.first(failure, UnusableCredentials.class).orElse(null);
  }

  /** What the source threw. */
  RuntimeException cause() {
    return cause;
  }

  /** Whether the source itself is at fault, and neither the network nor a service that answered. */
  boolean isOfTheSource() {
    for (@Nullable Throwable t = cause; t != null; t = t.getCause()) {
      if (t instanceof FileSystemException) {
        return true; // What the SDK reads is its configuration, and what was signed in to.
      } else if (t instanceof IOException || t instanceof AwsServiceException) {
        return false;
      }
    }
    return true;
  }
}
