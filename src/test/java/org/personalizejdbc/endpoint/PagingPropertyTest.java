package org.personalizejdbc.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import software.amazon.awssdk.services.personalize.PersonalizeClient;
import software.amazon.awssdk.services.personalize.model.CampaignSummary;
import software.amazon.awssdk.services.personalize.model.ListCampaignsResponse;

class PagingPropertyTest {
  private static final EmbeddedEndpoint ENDPOINT = start();
  private static final PersonalizeClient CLIENT = SdkClients.of(ENDPOINT, "us-east-1");

  private static EmbeddedEndpoint start() {
    try {
      return EmbeddedEndpoint.start(Account.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterContainer
  static void stop() {
    CLIENT.close();
    ENDPOINT.close();
  }

  @Property(tries = 60)
  void pagesOfAnySizeShowEachCampaignOnceAndNoMorePagesThanNeeded(
      @ForAll @IntRange(max = 210) int campaigns,
      @ForAll @IntRange(min = 1, max = 100) int pageSize,
      @ForAll boolean ofOneSolution) {
    List<ObjectNode> documents = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < campaigns; i++) {
      String solution = i % 3 == 0 ? "wanted" : "other";
      documents.add(CampaignDocument.named("c" + i).solutionVersion(solution, "00000001").toJson());
      if (!ofOneSolution || i % 3 == 0) {
        expected.add("c" + i);
      }
    }
    ENDPOINT.account(Account.of(documents));
    String solutionArn =
        ofOneSolution ? "arn:aws:personalize:us-east-1:123456789012:solution/wanted" : null;

    List<String> names = new ArrayList<>();
    int pages = 0;
    String token = null;
    do {
      String from = token;
      ListCampaignsResponse page =
          CLIENT.listCampaigns(
              r -> r.maxResults(pageSize).solutionArn(solutionArn).nextToken(from));
      page.campaigns().stream().map(CampaignSummary::name).forEach(names::add);
      pages++;
      token = page.nextToken();
    } while (token != null && pages <= campaigns + 1);

    assertThat(names).containsExactlyElementsOf(expected);
    assertThat(pages).isEqualTo(Math.max(1, (expected.size() + pageSize - 1) / pageSize));
  }
}
