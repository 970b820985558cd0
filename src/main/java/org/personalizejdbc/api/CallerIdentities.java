package org.personalizejdbc.api;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whose a session's credentials are, asked once of each source: a role's ARN tells, or the SDK's
 * identity; where neither does, and the session has several sources, STS is asked. A failure is not
 * kept. Safe for concurrent use.
 */
final class CallerIdentities {
  private final CallRunner runner;
  private final Map<AccountAccess, CompletableFuture<String>> asked = new ConcurrentHashMap<>();

  CallerIdentities(CallRunner runner) {
    this.runner = runner;
  }

  /**
   * The account behind a source.
   *
   * @param execution who asks: a call of STS counts as that execution's
   * @return the account, 12 digits; empty where nothing tells it and STS is not to be asked; fails
   *     with {@link ApiException}, or where a source that is alone has no credentials with what the
   *     SDK says
   */
  CompletableFuture<Optional<String>> accountOf(AccountAccess access, Execution execution) {
    final String known = access.account();
    if (known != null) {
      return CompletableFuture.completedFuture(Optional.of(known));
    }
    if (!access.mayBeTold()) {
      return access.isAlone()
          ? CompletableFuture.completedFuture(Optional.empty())
          : ask(access, execution).thenApply(Optional::of);
    }
    final CompletableFuture<Optional<String>> told = runner.run(access::identityAccount);
    if (access.isAlone()) {
      return told.whenComplete(
          (account, failure) -> {
            if (account != null) {
              account.ifPresent(access::tellAccount);
            }
          });
    }
    return told
        // What fails here fails again, and is explained, with the call that needs credentials.
        .exceptionally(failure -> Optional.empty())
        .thenCompose(
            account -> {
              account.ifPresent(access::tellAccount);
              return account.isPresent()
                  ? CompletableFuture.completedFuture(account)
                  : ask(access, execution).thenApply(Optional::of);
            });
  }

  private CompletableFuture<String> ask(AccountAccess access, Execution execution) {
    final CompletableFuture<String> answer =
        asked.computeIfAbsent(
            access,
            a -> {
              final String region = a.regions().get(0);
              return runner.call(
                  execution.question(SdkErrors.WHOSE, CallTarget.REGION, access.at(region)),
                  () -> {
                    final String account = a.askAccount(region);
                    a.tellAccount(account);
                    return account;
                  },
                  false);
            });
    // Not within computeIfAbsent, which may not be undone while it is done.
    answer.whenComplete(
        (account, failure) -> {
          if (failure != null) {
            asked.remove(access, answer);
          }
        });
    // Whoever gives up waiting leaves the call to the others.
    return answer.copy();
  }
}
