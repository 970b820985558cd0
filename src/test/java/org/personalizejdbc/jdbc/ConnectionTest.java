package org.personalizejdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.personalizejdbc.jdbc.Failures.assertFails;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.personalizejdbc.PersonalizeFixture;

/** What tools do with a connection before they ask anything. */
class ConnectionTest {
  private PersonalizeFixture db;

  @BeforeEach
  void connect() {
    db = PersonalizeFixture.sample();
  }

  @AfterEach
  void close() throws SQLException {
    db.close();
  }

  private static List<String> column(ResultSet rows, String name) throws SQLException {
    try (rows) {
      final List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(name));
      }
      return values;
    }
  }

  @Test
  void whatPoolsAndToolsSetIsTaken() throws SQLException {
    final Connection connection = db.connection();
    assertThat(connection.isReadOnly()).isTrue();
    connection.setReadOnly(true);
    connection.setReadOnly(false);
    assertThat(connection.isReadOnly()).isTrue();
    assertThat(connection.getAutoCommit()).isTrue();
    connection.setAutoCommit(false);
    connection.commit();
    connection.rollback();
    connection.setAutoCommit(true);
    for (int level :
        new int[] {
          Connection.TRANSACTION_NONE,
          Connection.TRANSACTION_READ_UNCOMMITTED,
          Connection.TRANSACTION_READ_COMMITTED,
          Connection.TRANSACTION_REPEATABLE_READ,
          Connection.TRANSACTION_SERIALIZABLE
        }) {
      connection.setTransactionIsolation(level);
    }
    assertThat(connection.getTransactionIsolation()).isNotNegative();
    connection.setHoldability(ResultSet.HOLD_CURSORS_OVER_COMMIT);
    assertThat(connection.getHoldability()).isPositive();
    connection.setClientInfo("ApplicationName", "DBeaver");
    connection.setClientInfo(new Properties());
    assertThat(connection.getClientInfo()).isEmpty();
    assertThat(connection.getClientInfo("ApplicationName")).isNull();
    assertThat(connection.nativeSQL("SELECT 1")).isEqualTo("SELECT 1");
    assertThat(connection.getNetworkTimeout()).isZero();
    assertThat(connection.isValid(0)).isTrue();
    assertThat(connection.isValid(5)).isTrue();
    assertFails(SQLException.class, "22023", () -> connection.isValid(-1));
    try (var statement = connection.createStatement()) {
      statement.setFetchSize(100);
      statement.setEscapeProcessing(true);
      statement.setFetchDirection(ResultSet.FETCH_FORWARD);
      statement.setPoolable(false);
      statement.setQueryTimeout(30);
      assertThat(statement.executeQuery("VALUES {fn UCASE('a')}").next()).isTrue();
    }
    try (var statement =
        connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
      assertThat(statement.executeQuery("VALUES 1").next()).isTrue();
    }
    try (var statement =
        connection.prepareStatement(
            "VALUES 1",
            ResultSet.TYPE_FORWARD_ONLY,
            ResultSet.CONCUR_READ_ONLY,
            ResultSet.HOLD_CURSORS_OVER_COMMIT)) {
      assertThat(statement.executeQuery().next()).isTrue();
    }
    assertThat(db.endpoint().calls()).isEmpty();
  }

  @Test
  void abortingCloses() throws SQLException {
    final Connection connection = db.connect();
    connection.abort(Runnable::run);
    assertThat(connection.isClosed()).isTrue();
  }

  @Test
  void theSchemaIsPersonalizeUntilAnotherIsSet() throws SQLException {
    assertThat(db.connection().getSchema()).isEqualTo("personalize");
    db.query("SELECT COUNT(*) FROM Campaigns").returns("161");
    db.query("SELECT COUNT(*) FROM PERSONALIZE.\"campaigns\"").returns("161");
    db.connection().setSchema("personalize");
    db.query("SELECT COUNT(*) FROM campaigns").returns("161");
  }

  @Test
  void metadataTellsNoUrlAndWhoMadeIt() throws SQLException {
    final DatabaseMetaData metaData = db.connection().getMetaData();
    assertThat(metaData.getURL()).isEqualTo("jdbc:personalize:");
    assertThat(metaData.isReadOnly()).isTrue();
    assertThat(metaData.getDriverVersion()).isEqualTo(PersonalizeDriver.version().version());
    assertThat(metaData.getConnection()).isSameAs(db.connection());
    assertThat(column(metaData.getSchemas(), "TABLE_SCHEM")).contains("personalize");
    assertThat(column(metaData.getTables(null, "personalize", "%", null), "TABLE_NAME"))
        .contains("campaigns", "campaign_updates", "campaign_config_entries");
    assertThat(column(metaData.getColumns(null, "personalize", "campaigns", "%"), "COLUMN_NAME"))
        .startsWith("campaign_arn", "name", "status");
  }

  @Test
  void metadataFailsAsResultsDo() throws SQLException {
    final ResultSet rows = db.connection().getMetaData().getSchemas();
    assertThat(rows.getStatement()).isNull();
    assertThat(rows.next()).isTrue();
    assertFails(SQLSyntaxErrorException.class, "42S22", () -> rows.getString("nosuch"));
    assertFails(SQLDataException.class, "22023", () -> rows.getString(99));
    rows.close();
    assertFails(SQLException.class, "24000", rows::next);
    assertFails(SQLException.class, "24000", rows::getStatement);
  }

  @Test
  void resultMetadataIsThatOfTheColumns() throws SQLException {
    try (var statement =
        db.connection()
            .prepareStatement(
                "SELECT campaign_arn, exploration_weight AS w, creation_date_time FROM campaigns"
                    + " WHERE name = ?")) {
      final var metaData = statement.getMetaData();
      assertThat(metaData.getColumnCount()).isEqualTo(3);
      assertThat(metaData.getColumnType(1)).isEqualTo(Types.VARCHAR);
      assertThat(metaData.getPrecision(1)).isEqualTo(256);
      assertThat(metaData.getColumnLabel(2)).isEqualTo("w");
      assertThat(metaData.getColumnType(2)).isEqualTo(Types.DOUBLE);
      assertThat(metaData.getColumnType(3)).isEqualTo(Types.TIMESTAMP);
      assertThat(metaData.isWrapperFor(java.sql.ResultSetMetaData.class)).isTrue();
      assertThat(statement.getParameterMetaData().getParameterCount()).isEqualTo(1);
      assertThat(statement.getParameterMetaData().getParameterType(1)).isEqualTo(Types.VARCHAR);
      Failures.failureOf(() -> metaData.getColumnName(9));
      Failures.failureOf(() -> statement.getParameterMetaData().getParameterType(9));
    }
  }
}
