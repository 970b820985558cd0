package org.personalizejdbc.inventory;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.apache.calcite.sql.SqlDialect;
import org.apache.calcite.sql.SqlDialectFactoryImpl;
import org.apache.commons.dbcp2.BasicDataSource;
import org.apache.commons.dbcp2.ConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * An attached database: its pool of connections, and what Calcite must know of it. Safe for
 * concurrent use.
 */
final class Database implements AutoCloseable {
  /** Idle connections that the pool keeps; more are opened as statements need them. */
  private static final int MAX_IDLE = 2;

  private static final Duration VALIDATION_TIMEOUT = Duration.ofSeconds(5);

  private final String name;
  private final JdbcInventory source;
  private final BasicDataSource pool;
  private final SqlDialect dialect;
  private final @Nullable String catalog;
  private final @Nullable String schema;
  private final boolean catalogInNames;

  private Database(
      String name,
      JdbcInventory source,
      BasicDataSource pool,
      SqlDialect dialect,
      @Nullable String catalog,
      @Nullable String schema,
      boolean catalogInNames) {
    this.name = name;
    this.source = source;
    this.pool = pool;
    this.dialect = dialect;
    this.catalog = catalog;
    this.schema = schema;
    this.catalogInNames = catalogInNames;
  }

  /** Connects once, to learn what kind of database it is and which schema is meant. */
  static Database connect(String name, JdbcInventory source) {
    Driver driver = JdbcDrivers.find(name, source);
    BasicDataSource pool = new Pool(source, driver);
    boolean done = false;
    try (Connection connection = HsqldbLogging.spared(source, pool::getConnection)) {
      DatabaseMetaData metaData = connection.getMetaData();
      SqlDialect dialect = SqlDialectFactoryImpl.INSTANCE.create(metaData);
      String catalog = emptyToNull(connection.getCatalog());
      String schema = emptyToNull(connection.getSchema());
      if (source.schema() != null) {
        if (metaData.supportsSchemasInDataManipulation()) {
          schema = resolve(name, source, "schemas", schemas(metaData, catalog));
        } else if (metaData.supportsCatalogsInDataManipulation()) {
          // MySQL and its kin call a schema a catalog.
          catalog = resolve(name, source, "schemas", names(metaData.getCatalogs(), "TABLE_CAT"));
        }
      }
      Database database =
          new Database(
              name,
              source,
              pool,
              dialect,
              catalog,
              schema,
              metaData.supportsCatalogsInDataManipulation());
      done = true;
      return database;
    } catch (SQLException e) {
      throw refused(name, source, e);
    } finally {
      if (!done) {
        closeQuietly(pool);
      }
    }
  }

  String name() {
    return name;
  }

  DataSource dataSource() {
    return pool;
  }

  SqlDialect dialect() {
    return dialect;
  }

  /** The catalog whose tables are attached; null if this database has none. */
  @Nullable String catalog() {
    return catalog;
  }

  /** The catalog as a table's name carries it in a query; null where it must not. */
  @Nullable String prefixCatalog() {
    return catalogInNames ? catalog : null;
  }

  /** The schema whose tables are attached; null if this database has none. */
  @Nullable String schema() {
    return schema;
  }

  /** Wraps the database's own error, which stays the cause, in one that names the attachment. */
  InventoryException failed(String doing, SQLException e) {
    return new InventoryException(
        "The database of attach."
            + name
            + " ("
            + source.maskedUrl()
            + ") failed while "
            + doing
            + ": "
            + describe(source, e),
        e);
  }

  @Override
  public void close() throws SQLException {
    pool.close();
  }

  private static InventoryException refused(String name, JdbcInventory source, SQLException error) {
    // The pool wraps the database's error in one without an SQLState.
    SQLException e = error;
    while (e.getSQLState() == null && e.getCause() instanceof SQLException cause) {
      e = cause;
    }
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    String property = "attach." + name;
    String advice =
        e instanceof SQLInvalidAuthorizationSpecException || state.startsWith("28")
            ? "Check " + property + ".user and " + property + ".password."
            : "Check the URL in " + property + ", and that the database is running and reachable.";
    return new InventoryException(
        "Cannot connect to the database of "
            + property
            + " ("
            + source.maskedUrl()
            + "): "
            + describe(source, e)
            + " "
            + advice,
        e);
  }

  private static String describe(JdbcInventory source, SQLException e) {
    String message = e.getMessage() == null ? e.getClass().getName() : e.getMessage().strip();
    String state = e.getSQLState() == null ? "" : " [" + e.getSQLState() + "]";
    return source.mask(message) + state + (message.endsWith(".") ? "" : ".");
  }

  private static List<String> schemas(DatabaseMetaData metaData, @Nullable String catalog)
      throws SQLException {
    List<String> schemas = names(metaData.getSchemas(catalog, null), "TABLE_SCHEM");
    return schemas.isEmpty() ? names(metaData.getSchemas(), "TABLE_SCHEM") : schemas;
  }

  private static List<String> names(ResultSet resultSet, String column) throws SQLException {
    try (resultSet) {
      List<String> names = new ArrayList<>();
      while (resultSet.next()) {
        String value = resultSet.getString(column);
        if (value != null) {
          names.add(value);
        }
      }
      return names;
    }
  }

  /** The schema as the database spells it: the exact name, else the only one in another case. */
  private static String resolve(
      String name, JdbcInventory source, String what, List<String> existing) {
    String wanted = source.schema() == null ? "" : source.schema();
    if (existing.contains(wanted)) {
      return wanted;
    }
    List<String> similar = existing.stream().filter(wanted::equalsIgnoreCase).toList();
    if (similar.size() == 1) {
      return similar.get(0);
    }
    throw new InventoryException(
        String.format(
            Locale.ROOT,
            "attach.%s.schema=%s: the database %s has no such schema. Its %s: %s.",
            name,
            wanted,
            source.maskedUrl(),
            what,
            String.join(", ", existing)));
  }

  private static @Nullable String emptyToNull(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }

  private static void closeQuietly(BasicDataSource pool) {
    try {
      pool.close();
    } catch (SQLException e) {
      // The error that led here says more.
    }
  }

  /**
   * A pool without an upper bound: a bounded one waits when a program holds many statements open,
   * and with Calcite's own, of 8, the ninth hung for ever.
   */
  private static final class Pool extends BasicDataSource {
    private final JdbcInventory source;
    private final Driver driver;

    /** Those that are open, and some that were closed since. */
    private final Set<Connection> opened = ConcurrentHashMap.newKeySet();

    Pool(JdbcInventory source, Driver driver) {
      this.source = source;
      this.driver = driver;
      setMaxTotal(-1);
      setMaxIdle(MAX_IDLE);
      setValidationQueryTimeout(VALIDATION_TIMEOUT);
    }

    @Override
    protected ConnectionFactory createConnectionFactory() {
      return () -> {
        Properties properties = new Properties();
        if (source.user() != null) {
          properties.setProperty("user", source.user());
        }
        if (source.password() != null) {
          properties.setProperty("password", source.password());
        }
        Connection connection = driver.connect(source.url(), properties);
        if (connection == null) {
          throw new SQLException(
              "the driver " + driver.getClass().getName() + " does not know this URL", "08001");
        }
        opened.removeIf(Pool::isClosed);
        opened.add(connection);
        try {
          SessionZone.utc(connection);
        } catch (SQLException e) {
          closeQuietly(connection);
          throw e;
        }
        try {
          connection.setReadOnly(true);
        } catch (SQLException e) {
          // Only a second lock on the door: this driver issues no writes. SQLite and DuckDB refuse.
        }
        return connection;
      };
    }

    private static boolean isClosed(Connection connection) {
      try {
        return connection.isClosed();
      } catch (SQLException e) {
        return true;
      }
    }

    private static void closeQuietly(Connection connection) {
      try {
        connection.close();
      } catch (SQLException e) {
        // Nothing can be done about it, and nobody waits for it.
      }
    }

    /** Closes those in use, too, which a program may have forgotten. */
    @Override
    public void close() throws SQLException {
      super.close();
      opened.forEach(Pool::closeQuietly);
      opened.clear();
    }
  }
}
