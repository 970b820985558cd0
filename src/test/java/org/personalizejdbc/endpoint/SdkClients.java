package org.personalizejdbc.endpoint;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.personalize.PersonalizeClient;

/** The real client, pointed at an endpoint. */
final class SdkClients {
  private SdkClients() {}

  static PersonalizeClient of(EmbeddedEndpoint endpoint, String region) {
    return PersonalizeClient.builder()
        .endpointOverride(endpoint.uri())
        .region(Region.of(region))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDSDK", "secret")))
        .build();
  }
}
