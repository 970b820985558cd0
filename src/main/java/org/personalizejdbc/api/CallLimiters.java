package org.personalizejdbc.api;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The limiters of this JVM. Safe for concurrent use. */
final class CallLimiters {
  /** Longer than a pace or a give-up needs to be remembered. */
  private static final long IDLE = TimeUnit.MINUTES.toNanos(1);

  // State of the JVM, or at least of this class's loader: the service throttles an account in a
  // Region, not a connection. No thread and no secret is in it, and what is idle is dropped.
  private static final Map<Key, CallLimiter> ALL = new ConcurrentHashMap<>();

  private CallLimiters() {}

  /**
   * What the service throttles as one.
   *
   * @param endpoint the endpoint where it is the user's own, or null
   * @param service Personalize or STS
   * @param account the account; where it is not known, whose credentials they are
   * @param region the Region
   */
  record Key(@Nullable URI endpoint, String service, String account, String region) {

    /** Of a call. */
    static Key of(@Nullable URI endpoint, CallRunner.Question question) {
      final AccountAccess access = question.where().access();
      final String account = access.account();
      return new Key(
          endpoint,
          serviceOf(question),
          account == null ? nameOf(access.source()) : account,
          question.where().region());
    }

    private static String nameOf(CredentialSource source) {
      return source.credentials() instanceof Credentials.Static keys
          ? keys.accessKeyId()
          : source.toString();
    }
  }

  /** The service that a call asks. */
  static String serviceOf(CallRunner.Question question) {
    return question.operation().equals(SdkErrors.WHOSE) ? "sts" : "personalize";
  }

  /** The limiter of a key; made where there is none. */
  static CallLimiter of(Key key) {
    final CallLimiter known = ALL.get(key);
    if (known != null) {
      return known;
    }
    forgetIdle(IDLE);
    return ALL.computeIfAbsent(key, k -> new CallLimiter());
  }

  /** Forgets those that were not used for so long. */
  static void forgetIdle(long nanos) {
    ALL.values().removeIf(limiter -> limiter.forgetIfIdle(nanos));
  }
}
