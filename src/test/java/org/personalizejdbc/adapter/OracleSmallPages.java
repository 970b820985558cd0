package org.personalizejdbc.adapter;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.personalizejdbc.endpoint.Account;
import org.personalizejdbc.endpoint.Interceptor;
import org.personalizejdbc.endpoint.ReceivedCall;
import org.personalizejdbc.endpoint.Reply;

/** Answers ListCampaigns with pages of a few campaigns, so that small accounts have several. */
record OracleSmallPages(Account account, int size) implements Interceptor {
  private static final List<String> SUMMARY =
      List.of(
          "name",
          "campaignArn",
          "status",
          "failureReason",
          "creationDateTime",
          "lastUpdatedDateTime");

  @Override
  public Optional<Reply> reply(ReceivedCall call) {
    if (!call.operation().equals("ListCampaigns")) {
      return Optional.empty();
    }
    final String solution = call.body().path("solutionArn").asText();
    final List<ObjectNode> all =
        account.campaigns(call.region()).stream()
            .filter(
                campaign ->
                    solution.isEmpty()
                        || campaign.path("solutionVersionArn").asText().startsWith(solution + "/"))
            .toList();
    final int from = call.body().path("nextToken").asInt();
    final int to = Math.min(from + size, all.size());
    final ObjectNode answer = JsonNodeFactory.instance.objectNode();
    final ArrayNode campaigns = answer.putArray("campaigns");
    all.subList(from, to).forEach(campaign -> campaigns.add(campaign.retain(SUMMARY)));
    if (to < all.size()) {
      answer.put("nextToken", String.valueOf(to));
    }
    return Optional.of(Reply.json(answer));
  }
}
