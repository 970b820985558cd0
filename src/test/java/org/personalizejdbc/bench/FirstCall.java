package org.personalizejdbc.bench;

import java.net.URI;
import software.amazon.awssdk.services.personalize.PersonalizeClient;

/** A program whose only call describes one campaign by the bare SDK. */
final class FirstCall {
  private FirstCall() {}

  /**
   * Makes the call once.
   *
   * @param arguments the endpoint's URI, and the ARN
   */
  public static void main(String[] arguments) {
    try (PersonalizeClient client = BareSdk.client(URI.create(arguments[0]), 50)) {
      if (BareSdk.describe(client, arguments[1]).isEmpty()) {
        throw new IllegalStateException("no status");
      }
    }
  }
}
