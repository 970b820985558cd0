package org.personalizejdbc.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.personalize.PersonalizeClient;
import software.amazon.awssdk.services.personalize.model.Campaign;
import software.amazon.awssdk.services.personalize.model.CampaignSummary;
import software.amazon.awssdk.services.personalize.model.InvalidInputException;
import software.amazon.awssdk.services.personalize.model.InvalidNextTokenException;
import software.amazon.awssdk.services.personalize.model.ListCampaignsResponse;
import software.amazon.awssdk.services.personalize.model.PersonalizeException;
import software.amazon.awssdk.services.personalize.model.ResourceNotFoundException;

/** The sample account through the real AWS SDK. */
class SdkTest {
  private static EmbeddedEndpoint endpoint;
  private static PersonalizeClient us;
  private static PersonalizeClient eu;

  @BeforeAll
  static void start() throws Exception {
    endpoint = EmbeddedEndpoint.start(Account.sample());
    us = SdkClients.of(endpoint, "us-east-1");
    eu = SdkClients.of(endpoint, "eu-west-1");
  }

  @AfterAll
  static void stop() {
    us.close();
    eu.close();
    endpoint.close();
  }

  @AfterEach
  void forget() {
    endpoint.intercept(call -> Optional.empty());
    endpoint.forgetCalls();
  }

  @Test
  void oneUrlServesEveryRegion() {
    assertThat(us.listCampaigns(r -> {}).campaigns())
        .hasSize(100)
        .allMatch(c -> c.campaignArn().contains(":us-east-1:"));
    assertThat(eu.listCampaigns(r -> {}).campaigns())
        .hasSize(24)
        .allMatch(c -> c.campaignArn().contains(":eu-west-1:"));
    try (PersonalizeClient ap = SdkClients.of(endpoint, "ap-south-1")) {
      assertThat(ap.listCampaigns(r -> {}).campaigns()).isEmpty();
    }

    assertThat(endpoint.calls())
        .extracting(ReceivedCall::region)
        .containsExactly("us-east-1", "eu-west-1", "ap-south-1");
    assertThat(endpoint.calls()).allMatch(call -> call.accessKeyId().equals("AKIDSDK"));
  }

  @Test
  void aListingsPagesShowEveryCampaignOnce() {
    List<String> arns = new ArrayList<>();
    us.listCampaignsPaginator(r -> {}).campaigns().forEach(c -> arns.add(c.campaignArn()));

    assertThat(arns)
        .doesNotHaveDuplicates()
        .containsExactlyElementsOf(
            Account.sample().campaigns("us-east-1").stream()
                .map(c -> c.path("campaignArn").asText())
                .toList());
    assertThat(endpoint.calls()).hasSize(2);
  }

  @Test
  void everyCampaignIsReadWholeAsItWasDeclared() {
    for (ObjectNode declared : Account.sample().campaigns()) {
      String arn = declared.path("campaignArn").asText();
      PersonalizeClient client = arn.contains(":eu-west-1:") ? eu : us;
      Campaign read = client.describeCampaign(r -> r.campaignArn(arn)).campaign();

      assertThat(read.name()).isEqualTo(text(declared, "name"));
      assertThat(read.campaignArn()).isEqualTo(arn);
      assertThat(read.status()).isEqualTo(text(declared, "status"));
      assertThat(read.failureReason()).isEqualTo(text(declared, "failureReason"));
      assertThat(read.solutionVersionArn()).isEqualTo(text(declared, "solutionVersionArn"));
      assertThat(read.creationDateTime()).isEqualTo(time(declared, "creationDateTime"));
      assertThat(read.lastUpdatedDateTime()).isEqualTo(time(declared, "lastUpdatedDateTime"));
      assertThat(read.campaignConfig() != null).isEqualTo(declared.has("campaignConfig"));
      if (read.campaignConfig() != null) {
        JsonNode config = declared.path("campaignConfig");
        assertThat(read.campaignConfig().hasItemExplorationConfig())
            .isEqualTo(config.has("itemExplorationConfig"));
        assertThat(read.campaignConfig().itemExplorationConfig())
            .isEqualTo(texts(config.path("itemExplorationConfig")));
        assertThat(read.campaignConfig().hasRankingInfluence())
            .isEqualTo(config.has("rankingInfluence"));
        assertThat(read.campaignConfig().rankingInfluenceAsStrings())
            .hasSize(config.path("rankingInfluence").size());
      }
      assertThat(read.latestCampaignUpdate() != null)
          .isEqualTo(declared.has("latestCampaignUpdate"));
      if (read.latestCampaignUpdate() != null) {
        JsonNode update = declared.path("latestCampaignUpdate");
        assertThat(read.latestCampaignUpdate().status()).isEqualTo(text(update, "status"));
        assertThat(read.latestCampaignUpdate().failureReason())
            .isEqualTo(text(update, "failureReason"));
        assertThat(read.latestCampaignUpdate().lastUpdatedDateTime())
            .isEqualTo(time(update, "lastUpdatedDateTime"));
      }
    }
  }

  @Test
  void aListingCanBeOfOneSolution() {
    String solution = "arn:aws:personalize:us-east-1:123456789012:solution/video-home-for-you";

    assertThat(us.listCampaigns(r -> r.solutionArn(solution)).campaigns())
        .extracting(CampaignSummary::name)
        .containsExactlyInAnyOrder(
            "video-home-for-you-prod",
            "video-home-for-you-staging",
            "video-home-for-you-canary",
            "video-home-for-you-holdout");
    assertThat(us.listCampaigns(r -> r.solutionArn(solution + "-x")).campaigns()).isEmpty();
    assertThat(us.listCampaigns(r -> r.solutionArn(solution.substring(0, 60))).campaigns())
        .isEmpty();
    assertThat(eu.listCampaigns(r -> r.solutionArn(solution)).campaigns()).isEmpty();
  }

  @Test
  void errorsAreTheDeclaredOnes() {
    assertThatThrownBy(() -> us.describeCampaign(r -> r.campaignArn("x")))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(
            () ->
                us.describeCampaign(
                    r -> r.campaignArn("arn:aws:personalize:us-east-1:123456789012:campaign/nope")))
        .isInstanceOfSatisfying(
            ResourceNotFoundException.class, e -> assertThat(e.requestId()).isNotBlank());
    assertThatThrownBy(() -> us.listCampaigns(r -> r.maxResults(101)))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> us.listSolutions(r -> {}))
        .isInstanceOfSatisfying(
            PersonalizeException.class,
            e ->
                assertThat(e.awsErrorDetails().errorCode()).isEqualTo("UnknownOperationException"));
    // None of them is worth a retry.
    assertThat(endpoint.calls()).hasSize(4);
  }

  @Test
  void aTokenThatWasNotIssuedForThisListingIsInvalid() {
    ListCampaignsResponse page = us.listCampaigns(r -> r.maxResults(5));
    String token = page.nextToken();
    String tampered = token.substring(0, token.length() - 1) + (token.endsWith("A") ? "Q" : "A");

    for (String bad : List.of("x", "!", token + "AAAA", tampered, "A".repeat(80))) {
      assertThatThrownBy(() -> us.listCampaigns(r -> r.nextToken(bad)))
          .as(bad)
          .isInstanceOf(InvalidNextTokenException.class);
    }
    assertThatThrownBy(() -> eu.listCampaigns(r -> r.nextToken(token)))
        .isInstanceOf(InvalidNextTokenException.class);
    assertThatThrownBy(
            () ->
                us.listCampaigns(
                    r ->
                        r.nextToken(token)
                            .solutionArn("arn:aws:personalize:us-east-1:123456789012:solution/x")))
        .isInstanceOf(InvalidNextTokenException.class);
    assertThat(us.listCampaigns(r -> r.nextToken(token)).campaigns()).hasSize(100);
  }

  @Test
  void theClientRetriesAThrottledCallAndNumbersItsAttempts() {
    AtomicInteger refused = new AtomicInteger();
    endpoint.intercept(
        call ->
            refused.getAndIncrement() == 0
                ? Optional.of(Reply.error(400, "ThrottlingException", "Rate exceeded"))
                : Optional.empty());

    assertThat(eu.listCampaigns(r -> {}).campaigns()).hasSize(24);
    assertThat(endpoint.calls())
        .extracting(call -> call.headers().get("amz-sdk-request"))
        .satisfiesExactly(
            first -> assertThat(first).contains("attempt=1"),
            second -> assertThat(second).contains("attempt=2"));
  }

  private static String text(JsonNode object, String member) {
    return object.path(member).textValue();
  }

  private static Instant time(JsonNode object, String member) {
    return Instant.ofEpochMilli(Math.round(object.path(member).asDouble() * 1000));
  }

  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new HashMap<>();
    object.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().textValue()));
    return texts;
  }
}
