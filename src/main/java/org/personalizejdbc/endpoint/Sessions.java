package org.personalizejdbc.endpoint;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The temporary credentials given out, the newest {@value #KEPT} of them. Thread-safe. */
final class Sessions {
  /** Bounded, because an endpoint may run for days. */
  static final int KEPT = 10_000;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, Session> byKey =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Session> eldest) {
          return size() > KEPT;
        }
      };

  synchronized Session issue(Caller caller, Duration life) {
    String unique = UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    Session session =
        new Session(
            caller,
            "ASIA" + unique.toUpperCase(Locale.ROOT),
            secret(30),
            secret(96),
            Instant.now().plus(life).truncatedTo(ChronoUnit.MILLIS));
    byKey.put(session.accessKeyId(), session);
    return session;
  }

  synchronized @Nullable Session find(String accessKeyId) {
    return byKey.get(accessKeyId);
  }

  private String secret(int bytes) {
    byte[] secret = new byte[bytes];
    random.nextBytes(secret);
    return Base64.getEncoder().encodeToString(secret);
  }
}
