package org.personalizejdbc.endpoint;

import java.util.Optional;

/**
 * A switch for tests: answers a request instead of the account, so that failures which a healthy
 * account never shows (throttling, denied access, an unreadable body, a lost connection) can be had
 * over real HTTP.
 *
 * <p>It is called on the thread that serves the request, and for several requests at once, so it
 * must be thread-safe. It may block, which holds back only that one request. If it throws, the
 * request is answered with {@code InternalFailure}, HTTP 500.
 */
@FunctionalInterface
public interface Interceptor {
  /**
   * Decides on one request, before its signature and its input are looked at.
   *
   * @param call the request, already among {@link EmbeddedEndpoint#calls()}
   * @return the answer to give, or empty to let the account answer
   */
  Optional<Reply> reply(ReceivedCall call);
}
