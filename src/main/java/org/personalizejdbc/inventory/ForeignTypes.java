package org.personalizejdbc.inventory;

import java.sql.Types;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlDialect;
import org.apache.calcite.sql.dialect.DuckDBSqlDialect;
import org.apache.calcite.sql.dialect.H2SqlDialect;
import org.apache.calcite.sql.dialect.HsqldbSqlDialect;
import org.apache.calcite.sql.dialect.PostgresqlSqlDialect;
import org.jspecify.annotations.Nullable;

/**
 * The types that Calcite has no equal of, such as UUID, JSON, arrays, enums and case-insensitive
 * text. The database is asked for them as text: left as they are, each condition would mean what
 * that type makes of it, or be refused ({@code operator does not exist: uuid = character varying}).
 */
final class ForeignTypes {
  /** PostgreSQL's texts. Its citext and its enums are VARCHAR, too, by what its driver says. */
  private static final Set<String> POSTGRES_TEXTS = Set.of("varchar", "text", "bpchar", "char");

  private ForeignTypes() {}

  /**
   * The database's own type as which a column is read.
   *
   * @param dialect tells the kind of database
   * @param jdbcType one of {@link Types}, or a number of the driver's own
   * @param typeName the database's name of the type
   * @return the type; null where the column is read as it is
   */
  static @Nullable Cast cast(SqlDialect dialect, int jdbcType, String typeName) {
    final String type = typeName.toLowerCase(Locale.ROOT);
    if (dialect instanceof PostgresqlSqlDialect) {
      return inPostgres(jdbcType, type);
    } else if (dialect instanceof DuckDBSqlDialect) {
      return isForeign(jdbcType) ? Cast.text("VARCHAR") : null;
    } else if (dialect instanceof H2SqlDialect) {
      return isForeign(jdbcType) || type.equals("uuid") || type.contains("ignorecase")
          ? Cast.text("VARCHAR")
          : null;
    } else if (dialect instanceof HsqldbSqlDialect) {
      // Its arrays cannot be cast.
      return type.equals("uuid") || type.startsWith("interval") ? Cast.text("LONGVARCHAR") : null;
    }
    return null;
  }

  private static @Nullable Cast inPostgres(int jdbcType, String type) {
    if (type.equals("money")) {
      // As text it has a currency's sign, and its driver reads it as an inexact number.
      return new Cast("NUMERIC(19, 2)", Types.NUMERIC, 19, 2);
    } else if (jdbcType == Types.VARCHAR || jdbcType == Types.CHAR) {
      return POSTGRES_TEXTS.contains(type) ? null : Cast.text("TEXT");
    } else if (jdbcType == Types.BIT) {
      return type.equals("bit") ? Cast.text("TEXT") : null;
    } else if (jdbcType == Types.TIME || jdbcType == Types.TIME_WITH_TIMEZONE) {
      return type.equals("timetz") ? Cast.text("TEXT") : null;
    }
    return isForeign(jdbcType) ? Cast.text("TEXT") : null;
  }

  /** Whether a type is none of SQL's ordinary ones. */
  private static boolean isForeign(int jdbcType) {
    return switch (jdbcType) {
      case Types.BOOLEAN,
          Types.BIT,
          Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.REAL,
          Types.FLOAT,
          Types.DOUBLE,
          Types.NUMERIC,
          Types.DECIMAL,
          Types.CHAR,
          Types.NCHAR,
          Types.VARCHAR,
          Types.NVARCHAR,
          Types.LONGVARCHAR,
          Types.LONGNVARCHAR,
          Types.CLOB,
          Types.NCLOB,
          Types.BINARY,
          Types.VARBINARY,
          Types.LONGVARBINARY,
          Types.BLOB,
          Types.DATE,
          Types.TIME,
          Types.TIMESTAMP,
          Types.TIMESTAMP_WITH_TIMEZONE ->
          false;
      default -> true;
    };
  }

  /**
   * What a column is read as.
   *
   * @param sqlType in the database's dialect
   * @param jdbcType the same of {@link Types}
   * @param size digits, or 0
   * @param scale decimals, or 0
   */
  record Cast(String sqlType, int jdbcType, int size, int scale) {
    static Cast text(String sqlType) {
      return new Cast(sqlType, Types.LONGVARCHAR, 0, 0);
    }
  }
}
