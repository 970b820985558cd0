package org.personalizejdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A PostgreSQL server on this machine, started when a test first asks for it and stopped with the
 * JVM. As root, it runs in a user namespace of its own.
 */
public final class PostgresServer {
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private PostgresServer() {}

  /** Holds the one server of this JVM, since starting it takes seconds. */
  private static final class Holder {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      // It writes a script for each platform by the default locale, and Turkish has an i apart.
      final Locale before = Locale.getDefault();
      Locale.setDefault(Locale.ROOT);
      try {
        return EmbeddedPostgres.builder()
            .setLocaleConfig("locale", "C")
            // Longer than a test can take, so that the activity shows whole statements.
            .setServerConfig("track_activity_query_size", "16384")
            .setServerConfig("fsync", "off")
            .start();
      } catch (IOException e) {
        throw new AssertionError("PostgreSQL does not start", e);
      } finally {
        Locale.setDefault(before);
      }
    }
  }

  /** Makes a new, empty database; the URL, which names the user. */
  public static String newDatabase() throws SQLException {
    final String name = "d" + DATABASES.incrementAndGet();
    try (Connection connection = DriverManager.getConnection(url("postgres"));
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return url(name);
  }

  private static String url(String database) {
    return Holder.SERVER.getJdbcUrl("postgres", database);
  }
}
