package org.personalizejdbc.api;

import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.spi.AbstractInterruptibleChannel;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ExecutableHttpRequest;

/**
 * The requests of a call that the thread makes which reads its answer. Other threads abort them:
 * whoever ends the execution, all of them; and whoever interrupts the reader, the one under way.
 * {@link #abort} is for any thread, the rest for the reader.
 */
final class InFlight {
  private final CompletableFuture<?> answer;
  private @Nullable ExecutableHttpRequest request;
  private boolean aborted;
  private @Nullable Interruption interruption;

  /** Begins with no request; the answer is what they are for. */
  InFlight(CompletableFuture<?> answer) {
    this.answer = answer;
  }

  /** The next request is about to be sent. */
  void sends(ExecutableHttpRequest next) {
    over();
    final Interruption begun = new Interruption(next);
    interruption = begun;
    begun.beginHere();
    final boolean late;
    synchronized (this) {
      request = next;
      late = aborted;
    }
    if (late) {
      next.abort();
    }
  }

  /** The last request is answered, or has failed. */
  void over() {
    if (interruption != null) {
      interruption.endHere();
      interruption = null;
    }
  }

  /**
   * Aborts the request under way, and those to come. Idempotent.
   *
   * @param reason what the answer fails with
   */
  void abort(ApiException reason) {
    answer.completeExceptionally(reason);
    final ExecutableHttpRequest sent;
    synchronized (this) {
      aborted = true;
      sent = request;
    }
    if (sent != null) {
      sent.abort();
    }
  }

  synchronized boolean isAborted() {
    return aborted;
  }

  /**
   * Has an interruption of the reader abort a request. A socket heeds none; a channel does, which
   * is why this is one. The SDK's own timer interrupts, too, and has the next request tried.
   */
  private static final class Interruption extends AbstractInterruptibleChannel {
    private final ExecutableHttpRequest request;

    Interruption(ExecutableHttpRequest request) {
      this.request = request;
    }

    void beginHere() {
      begin();
    }

    /** An interruption leaves its flag behind, which is what tells of it. */
    void endHere() {
      try {
        end(true);
      } catch (AsynchronousCloseException e) {
        // As said.
      }
    }

    @Override
    protected void implCloseChannel() {
      request.abort();
    }
  }
}
