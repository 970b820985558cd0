package org.personalizejdbc.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What one execution can ask of which account and Region. Whose credentials they are is asked only
 * where an answer depends on it. Safe for concurrent use.
 */
public final class Reach {
  private final Execution execution;
  private final Map<AccountAccess, CompletableFuture<Optional<String>>> asked =
      new ConcurrentHashMap<>();
  private final Map<Place, Location> located = new ConcurrentHashMap<>();
  private volatile @Nullable RuntimeException unresolved;

  Reach(Execution execution) {
    this.execution = execution;
  }

  /** Where an ARN says that its resource is. */
  private record Place(String account, String region) {}

  /** Where an ARN is to be asked for. */
  public sealed interface Location {
    /**
     * With a source of credentials, in a Region.
     *
     * @param where the account and Region
     * @param known whether the account is known to be the ARN's; if not, AWS's answer tells
     */
    record In(AccountRegion where, boolean known) implements Location {}

    /** Nowhere: the session spans no such account, or not in that Region. */
    record Outside() implements Location {}

    /**
     * Perhaps with a source of credentials that cannot be used.
     *
     * @param where the source and the ARN's Region
     * @param failure what came of using it
     */
    record Unreached(AccountRegion where, ApiException failure) implements Location {}
  }

  /**
   * An account's part of a Region that is in scope.
   *
   * @param where the account and Region
   * @param failure why it cannot be asked at all; null where nothing is known against it
   */
  public record Part(AccountRegion where, @Nullable ApiException failure) {}

  private List<AccountAccess> accounts() {
    return execution.session().accounts();
  }

  /**
   * Finds where an ARN is to be asked for; may wait for AWS to tell whose the credentials are.
   *
   * @throws ApiException where the execution has ended, or may make no more calls
   */
  public Location locate(PersonalizeArn arn) {
    final Location simple = located.isEmpty() ? locateAlone(arn) : null;
    if (simple != null) {
      return simple;
    }
    // Not computeIfAbsent: finding it may take calls.
    final Place place = new Place(arn.accountId(), arn.region());
    Location location = located.get(place);
    if (location == null) {
      location = find(arn);
      located.put(place, location);
    }
    return location;
  }

  /**
   * The same of a single source of credentials, where nothing has to be asked for it: most
   * statements look up one ARN, and have no other source.
   *
   * @return null where something has to be asked
   */
  private @Nullable Location locateAlone(PersonalizeArn arn) {
    final AccountAccess only = accounts().get(0);
    if (!only.isAlone()) {
      return null;
    } else if (!only.regions().contains(arn.region())) {
      return new Location.Outside();
    }
    final String account = only.account();
    if (account == null && only.mayBeTold()) {
      return null;
    }
    return account == null || account.equals(arn.accountId())
        ? new Location.In(only.at(arn.region()), account != null)
        : new Location.Outside();
  }

  /**
   * Finds where an ARN that AWS has named is to be asked for: what a single source of credentials
   * lists is that source's.
   */
  public Location locateListed(PersonalizeArn arn) {
    final AccountAccess first = accounts().get(0);
    return first.isAlone() && first.regions().contains(arn.region())
        ? new Location.In(first.at(arn.region()), true)
        : locate(arn);
  }

  /**
   * Has a call fail at once where this execution has found that there are no credentials.
   *
   * @throws RuntimeException what the SDK says
   */
  void checkResolved() {
    final RuntimeException failure = unresolved;
    if (failure != null) {
      throw failure;
    }
  }

  private Location find(PersonalizeArn arn) {
    final List<AccountAccess> candidates =
        accounts().stream().filter(access -> access.regions().contains(arn.region())).toList();
    final Optional<AccountAccess> known =
        candidates.stream().filter(access -> arn.accountId().equals(access.account())).findFirst();
    if (known.isPresent()) {
      return new Location.In(known.get().at(arn.region()), true);
    }
    askAll(candidates);
    Location otherwise = new Location.Outside();
    for (AccountAccess access : candidates) {
      final AccountRegion where = access.at(arn.region());
      try {
        final Optional<String> account = accountOf(access);
        if (account.isEmpty()) {
          return new Location.In(where, false);
        } else if (account.get().equals(arn.accountId())) {
          return new Location.In(where, true);
        }
      } catch (ApiException e) {
        if (!isUnreachable(e)) {
          throw e;
        }
        otherwise = new Location.Unreached(where, e);
      }
    }
    return otherwise;
  }

  /** Whether an account is known to be none of the session's, without asking. */
  public boolean isForeign(String accountId) {
    return accounts().stream()
        .allMatch(access -> access.account() != null && !accountId.equals(access.account()));
  }

  /** Whether the session has an account, as far as is known without asking. */
  public boolean hasAccount(String accountId) {
    return accounts().stream().anyMatch(access -> accountId.equals(access.account()));
  }

  /** Whether the session spans one account in one Region only. */
  public boolean isSingle() {
    return accounts().size() == 1 && accounts().get(0).regions().size() == 1;
  }

  /** How many accounts and Regions the session spans, an account that is reached twice as two. */
  public int size() {
    return accounts().stream().mapToInt(access -> access.regions().size()).sum();
  }

  /**
   * The accounts and Regions in scope, each account's once in a Region, whichever source of
   * credentials was named first; in the order of the sources, then of the Regions.
   *
   * @param regions to which the scope is narrowed, or null
   * @param ids account ids to which the scope is narrowed, or null
   * @param lazy whether sources are asked whose they are one by one, since reading will end early
   * @return an iterator, for one thread, that may wait for AWS and throws {@link ApiException}
   */
  public Iterator<Part> parts(
      @Nullable Collection<String> regions, @Nullable Collection<String> ids, boolean lazy) {
    final List<Narrowed> sources = new ArrayList<>();
    for (AccountAccess access : accounts()) {
      final List<String> spanned =
          access.regions().stream()
              .filter(region -> regions == null || regions.contains(region))
              .toList();
      if (!spanned.isEmpty()) {
        sources.add(new Narrowed(access, spanned));
      }
    }
    if (ids != null || (!lazy && sources.size() > 1)) {
      askAll(sources.stream().map(Narrowed::access).toList());
    }
    return sources.stream()
        .flatMap(source -> parts(source, sources, ids, lazy).stream())
        .iterator();
  }

  /** A source of credentials, and the Regions to which the scope is narrowed. */
  private record Narrowed(AccountAccess access, List<String> regions) {}

  private List<Part> parts(
      Narrowed source, List<Narrowed> all, @Nullable Collection<String> ids, boolean lazy) {
    // Read ahead of all others, which may not be needed.
    final Narrowed unasked = ids == null && (lazy || all.size() == 1) ? all.get(0) : null;
    if (source == unasked) {
      return parts(source, Set.of(), null);
    }
    final Optional<String> account;
    try {
      account = accountOf(source.access);
    } catch (ApiException e) {
      if (!isUnreachable(e)) {
        throw e;
      }
      return ids != null && areFound(ids, all) ? List.of() : parts(source, Set.of(), e);
    }
    if (account.isPresent() && ids != null && !ids.contains(account.get())) {
      return List.of();
    }
    final Set<String> taken = new HashSet<>();
    for (Narrowed other : all.subList(0, all.indexOf(source))) {
      try {
        if (account.equals(accountOf(other.access))) {
          taken.addAll(other.regions);
        }
      } catch (ApiException e) {
        if (!isUnreachable(e)) {
          throw e;
        } else if (other == unasked) {
          // It was read, and may be this very account, whose rows would come twice.
          return parts(source, Set.of(), e);
        }
      }
    }
    return parts(source, taken, null);
  }

  private static List<Part> parts(
      Narrowed source, Set<String> taken, @Nullable ApiException failure) {
    return source.regions.stream()
        .filter(region -> !taken.contains(region))
        .map(region -> new Part(source.access.at(region), failure))
        .toList();
  }

  /** Whether all accounts that a statement names are found, so that no other source matters. */
  private boolean areFound(Collection<String> ids, List<Narrowed> all) {
    final Set<String> found = new HashSet<>();
    all.forEach(source -> accountIfReached(source.access).ifPresent(found::add));
    return found.containsAll(ids);
  }

  private Optional<String> accountIfReached(AccountAccess access) {
    try {
      return accountOf(access);
    } catch (ApiException e) {
      if (!isUnreachable(e)) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private void askAll(List<AccountAccess> sources) {
    sources.forEach(this::ask);
  }

  private Optional<String> accountOf(AccountAccess access) {
    return execution.await(ask(access));
  }

  private CompletableFuture<Optional<String>> ask(AccountAccess access) {
    // One answer for the whole execution, so that every mention of the tables agrees.
    return asked.computeIfAbsent(
        access,
        a ->
            execution.pending(
                () -> {
                  final CompletableFuture<Optional<String>> answer =
                      execution.session().identities().accountOf(a, execution);
                  return a.isAlone() ? answer.exceptionally(this::keepUnresolved) : answer;
                }));
  }

  /** Leaves it to the call that needs credentials to explain why there are none. */
  private Optional<String> keepUnresolved(Throwable failure) {
    final Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    unresolved = cause instanceof RuntimeException e ? e : new IllegalStateException(cause);
    return Optional.empty();
  }

  /**
   * Whether a failure is that of an account or Region that denies or does not answer, so that
   * others may.
   */
  public boolean isUnreachable(ApiException failure) {
    return switch (failure.kind()) {
      case ACCESS_DENIED, UNREACHABLE, CONNECTION_LOST -> true;
      // A single source's credentials may be unknown to a Region that was not opted in to; what
      // else is wrong with them is so everywhere.
      case CREDENTIALS -> accounts().size() > 1 || SdkErrors.isOfRegion(failure);
      default -> false;
    };
  }
}
