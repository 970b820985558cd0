package org.personalizejdbc.api;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The accounts and Regions that a part of a statement asked, and those of them that denied or did
 * not answer: what to tell of them at once. For one thread.
 */
public final class UnreachedParts {
  private final Execution execution;
  private final boolean leavesOut;
  private final boolean whole;
  private final Set<AccountRegion> reached = new LinkedHashSet<>();
  private final Map<AccountRegion, ApiException> failed = new LinkedHashMap<>();

  /**
   * Begins with none.
   *
   * @param mayLeaveOut whether rows may be missing where the session says so; not where a missing
   *     row makes others, as below an outer join
   */
  public UnreachedParts(Execution execution, boolean mayLeaveOut) {
    this.execution = execution;
    final boolean warns = execution.session().leavesOutUnreachable();
    this.leavesOut = warns && mayLeaveOut && !execution.reach().isSingle();
    this.whole = warns && !mayLeaveOut;
  }

  /** Whether what is unreachable is left out with a warning; otherwise the statement fails. */
  public boolean leavesOut() {
    return leavesOut;
  }

  /** Keeps that an account and Region answered. */
  public void reached(AccountRegion where) {
    reached.add(where);
  }

  /** Whether it is known whether an account and Region answer. */
  public boolean isKnown(AccountRegion where) {
    return reached.contains(where) || failed.containsKey(where);
  }

  /**
   * What an account and Region failed with, so that nothing more need be asked of it.
   *
   * @return null where it answered or was not asked; or denied, which one resource may and another
   *     not
   */
  public @Nullable ApiException failure(AccountRegion where) {
    final ApiException failure = failed.get(where);
    return failure == null || failure.kind() == ApiException.Kind.ACCESS_DENIED ? null : failure;
  }

  /** Keeps that an account and Region failed; where it is left out, the statement is warned. */
  public void failed(AccountRegion where, ApiException failure) {
    failed.putIfAbsent(where, failure);
    if (leavesOut) {
      execution.warn(
          "Left out, as property unreachable says: "
              + where
              + " ("
              + SdkErrors.brief(failure)
              + ")");
    }
  }

  /**
   * Looks, when all was asked, whether anything was reached at all.
   *
   * @throws ApiException where every account and Region of the session was asked, and failed
   */
  public void checkAny() {
    if (reached.isEmpty() && !failed.isEmpty() && failed.size() >= execution.reach().size()) {
      throw failure();
    }
  }

  /** The error that names all that failed, and what leaves them out. */
  public ApiException failure() {
    final Map.Entry<AccountRegion, ApiException> first = failed.entrySet().iterator().next();
    if (failed.size() == 1 && reached.stream().allMatch(failed::containsKey)) {
      return first.getValue();
    }
    final Set<AccountRegion> asked = new LinkedHashSet<>(reached);
    asked.addAll(failed.keySet());
    final Map<String, String> explained = new LinkedHashMap<>();
    failed.values().forEach(e -> explained.putIfAbsent(SdkErrors.brief(e), message(e)));
    final String parts =
        failed.entrySet().stream()
            .map(entry -> entry.getKey() + " (" + SdkErrors.brief(entry.getValue()) + ")")
            .collect(Collectors.joining(", "));
    return new ApiException(
        kind(),
        (failed.size() == 1 ? "1 of the " : failed.size() + " of the ")
            + asked.size()
            + " accounts and Regions that the statement asked did not answer it: "
            + parts
            + ". "
            + remedy()
            + String.join("; ", explained.values()),
        first.getValue());
  }

  private static String message(ApiException failure) {
    return String.valueOf(failure.getMessage());
  }

  /** Of several kinds, the one that the user can do most about. */
  private ApiException.Kind kind() {
    final Set<ApiException.Kind> kinds = EnumSet.noneOf(ApiException.Kind.class);
    failed.values().forEach(e -> kinds.add(e.kind()));
    return kinds.contains(ApiException.Kind.ACCESS_DENIED)
        ? ApiException.Kind.ACCESS_DENIED
        : kinds.iterator().next();
  }

  /** The properties with which the statement runs, as far as one is known. */
  private String remedy() {
    final List<String> ways = new ArrayList<>();
    final Set<AccountAccess> accounts = values(reached, AccountRegion::access);
    final Set<AccountAccess> lost = values(failed.keySet(), AccountRegion::access);
    lost.removeAll(accounts);
    // An account that answers nowhere is not one of Regions.
    final Set<String> regions = values(reached, AccountRegion::region);
    failed.keySet().stream()
        .filter(where -> accounts.isEmpty() || !lost.contains(where.access()))
        .forEach(where -> regions.remove(where.region()));
    if (!lost.isEmpty() && !accounts.isEmpty()) {
      ways.add(sources(lost));
    }
    final boolean everywhere = lost.containsAll(values(failed.keySet(), AccountRegion::access));
    if (!regions.isEmpty() && !everywhere) {
      ways.add("region=" + String.join(",", regions));
    }
    final StringBuilder text = new StringBuilder();
    if (!ways.isEmpty()) {
      text.append("With ").append(String.join(" and ", ways)).append(" it runs. ");
    }
    if (whole) {
      text.append(
          "Property unreachable is warn, but a row that is missing here would make others wrong. ");
    } else if (!ways.isEmpty() && !leavesOut) {
      text.append("unreachable=warn leaves out what does not answer. ");
    }
    return text.toString();
  }

  /** The property that names the session's sources but those that are lost. */
  private String sources(Set<AccountAccess> lost) {
    final List<CredentialSource> left =
        execution.session().accounts().stream()
            .filter(access -> !lost.contains(access))
            .map(AccountAccess::source)
            .toList();
    final AssumedRole role = left.get(0).role();
    return role != null
        ? "roleArn="
            + left.stream()
                .map(source -> source.role() == null ? "" : source.role().arn())
                .collect(Collectors.joining(","))
        : "profile="
            + left.stream()
                .map(
                    source ->
                        source.credentials() instanceof Credentials.Profile profile
                            ? profile.name()
                            : "")
                .collect(Collectors.joining(","));
  }

  private static <T> Set<T> values(Set<AccountRegion> parts, Function<AccountRegion, T> part) {
    return parts.stream().map(part).collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
