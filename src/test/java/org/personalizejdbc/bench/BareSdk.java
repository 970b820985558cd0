package org.personalizejdbc.bench;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.personalizejdbc.endpoint.EmbeddedEndpoint;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.personalize.PersonalizeClient;
import software.amazon.awssdk.services.personalize.model.CampaignSummary;

/** What a program would write in the driver's place. */
final class BareSdk {
  private BareSdk() {}

  /** A client as it comes, with so many connections. */
  static PersonalizeClient client(EmbeddedEndpoint endpoint, int connections) {
    return client(endpoint.uri(), connections);
  }

  /** The same, of any endpoint. */
  static PersonalizeClient client(URI endpoint, int connections) {
    return PersonalizeClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKID", "secret")))
        .httpClientBuilder(ApacheHttpClient.builder().maxConnections(connections))
        .build();
  }

  /** Lists all, then describes all with so many threads; the number of those that are active. */
  static int listThenDescribe(PersonalizeClient client, int threads) throws Exception {
    final List<String> arns =
        client.listCampaignsPaginator(request -> request.maxResults(100)).campaigns().stream()
            .map(CampaignSummary::campaignArn)
            .toList();
    return describe(client, arns, threads);
  }

  /** Describes one; its status. */
  static String describe(PersonalizeClient client, String arn) {
    return client.describeCampaign(request -> request.campaignArn(arn)).campaign().status();
  }

  /** Describes some with so many threads; the number of those that are active. */
  static int describe(PersonalizeClient client, List<String> arns, int threads) throws Exception {
    final ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      final List<Future<String>> answers = new ArrayList<>();
      for (String arn : arns) {
        answers.add(executor.submit(() -> describe(client, arn)));
      }
      int active = 0;
      for (Future<String> answer : answers) {
        active += answer.get().equals("ACTIVE") ? 1 : 0;
      }
      return active;
    } finally {
      executor.shutdown();
    }
  }

  /** The summaries that the paginator yields. */
  static long list(PersonalizeClient client) {
    return client.listCampaignsPaginator(request -> request.maxResults(100)).campaigns().stream()
        .filter(summary -> summary.status().equals("ACTIVE"))
        .count();
  }
}
