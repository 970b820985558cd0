package org.personalizejdbc.endpoint;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.personalize.PersonalizeClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The real clients, pointed at an endpoint. */
final class SdkClients {
  private SdkClients() {}

  static PersonalizeClient of(EmbeddedEndpoint endpoint, String region) {
    return of(endpoint, region, keys("AKIDSDK"));
  }

  static PersonalizeClient of(
      EmbeddedEndpoint endpoint, String region, AwsCredentials credentials) {
    return PersonalizeClient.builder()
        .endpointOverride(endpoint.uri())
        .region(Region.of(region))
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .build();
  }

  static StsClient sts(EmbeddedEndpoint endpoint, String region, AwsCredentials credentials) {
    return StsClient.builder()
        .endpointOverride(endpoint.uri())
        .region(Region.of(region))
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .build();
  }

  static AwsCredentials keys(String accessKeyId) {
    return AwsBasicCredentials.create(accessKeyId, "secret");
  }
}
