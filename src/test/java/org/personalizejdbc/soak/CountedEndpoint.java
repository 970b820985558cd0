package org.personalizejdbc.soak;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.personalizejdbc.endpoint.Account;
import org.personalizejdbc.endpoint.EmbeddedEndpoint;
import org.personalizejdbc.endpoint.ReceivedCall;
import org.personalizejdbc.endpoint.Reply;

/** An endpoint that counts all calls that reach it, of which it keeps the newest only. */
final class CountedEndpoint implements AutoCloseable {
  private final EmbeddedEndpoint endpoint;
  private final AtomicInteger lists = new AtomicInteger();
  private final AtomicInteger describes = new AtomicInteger();
  private final Set<String> described = ConcurrentHashMap.newKeySet();

  /**
   * Calls, attempts counted.
   *
   * @param lists ListCampaigns
   * @param describes DescribeCampaign
   * @param described campaigns that any of these asked for
   */
  record Calls(int lists, int describes, int described) {

    int all() {
      return lists + describes;
    }
  }

  CountedEndpoint(Account account) throws IOException {
    this.endpoint = EmbeddedEndpoint.start(account);
    endpoint.intercept(this::count);
  }

  private Optional<Reply> count(ReceivedCall call) {
    if (call.operation().equals("ListCampaigns")) {
      lists.incrementAndGet();
    } else {
      describes.incrementAndGet();
      described.add(call.campaignArn());
    }
    return Optional.empty();
  }

  /** The URL of connections to all of it. */
  String url() {
    return "jdbc:personalize:endpoint="
        + endpoint.uri()
        + ";accessKeyId=x;secretAccessKey=y;region="
        + String.join(",", endpoint.account().regions());
  }

  /** The calls since {@link #forget}. */
  Calls calls() {
    return new Calls(lists.get(), describes.get(), described.size());
  }

  /** Begins to count anew. */
  void forget() {
    lists.set(0);
    describes.set(0);
    described.clear();
  }

  @Override
  public void close() {
    endpoint.close();
  }
}
