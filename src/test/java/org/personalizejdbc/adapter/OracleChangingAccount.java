package org.personalizejdbc.adapter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.personalizejdbc.endpoint.Account;
import org.personalizejdbc.endpoint.EmbeddedEndpoint;
import org.personalizejdbc.endpoint.Interceptor;
import org.personalizejdbc.endpoint.ReceivedCall;
import org.personalizejdbc.endpoint.Reply;

/**
 * Lists an account as it was, and has it changed before the first description: some campaigns are
 * gone, the others have the status of their neighbour.
 */
final class OracleChangingAccount implements Interceptor {
  private final EmbeddedEndpoint endpoint;
  private final OracleSmallPages pages;
  private final Account after;
  private boolean changed;

  OracleChangingAccount(EmbeddedEndpoint endpoint, Account before) {
    this.endpoint = endpoint;
    this.pages = new OracleSmallPages(before, 3);
    this.after = changed(before);
  }

  private static Account changed(Account before) {
    final List<ObjectNode> campaigns = before.campaigns();
    final List<ObjectNode> kept = new ArrayList<>();
    for (int i = 0; i < campaigns.size(); i++) {
      if (i % 4 != 1) {
        final ObjectNode next = campaigns.get((i + 1) % campaigns.size());
        kept.add(campaigns.get(i).put("status", next.get("status").asText()));
      }
    }
    return Account.of(kept);
  }

  /** What there is to describe. */
  List<ObjectNode> described() {
    return after.campaigns();
  }

  @Override
  public Optional<Reply> reply(ReceivedCall call) {
    if (!call.operation().equals("ListCampaigns")) {
      changeOnce();
    }
    return pages.reply(call);
  }

  /** Whoever comes second waits until it is done. */
  private synchronized void changeOnce() {
    if (!changed) {
      endpoint.account(after);
      changed = true;
    }
  }
}
