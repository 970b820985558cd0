package org.personalizejdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.personalizejdbc.jdbc.Failures.assertFails;
import static org.personalizejdbc.jdbc.Failures.messages;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.personalizejdbc.PersonalizeFixture;

/** The lives of statements and of their results. */
class StatementTest {
  private static final String ARN =
      "arn:aws:personalize:us-east-1:123456789012:campaign/shop-flashsale-for-you";
  private static final String OF_ARN = "SELECT * FROM campaigns WHERE campaign_arn = '" + ARN + "'";

  private PersonalizeFixture db;

  @BeforeEach
  void connect() {
    db = PersonalizeFixture.sample();
  }

  @AfterEach
  void close() throws SQLException {
    db.close();
  }

  private static int count(ResultSet resultSet) throws SQLException {
    int count = 0;
    while (resultSet.next()) {
      count++;
    }
    return count;
  }

  @Test
  void twoExecutionsShareNothing() throws SQLException {
    try (PreparedStatement statement =
        db.connection().prepareStatement("SELECT * FROM campaigns WHERE campaign_arn = ?")) {
      for (int i = 1; i <= 2; i++) {
        statement.setString(1, ARN);
        assertThat(count(statement.executeQuery())).isEqualTo(1);
        assertThat(db.calls().described()).isEqualTo(Map.of(ARN, i));
      }
      assertThat(db.calls().total()).isEqualTo(2);
    }
  }

  @Test
  void closingAResultSetMakesNoMoreCalls() throws SQLException {
    final String last =
        "arn:aws:personalize:eu-west-1:123456789012:campaign/shop-weihnachten-for-you";
    final AtomicInteger described = new AtomicInteger();
    final CountDownLatch closed = new CountDownLatch(1);
    try (PersonalizeFixture narrow = PersonalizeFixture.sample("maxConcurrentCalls=4");
        Statement statement = narrow.connection().createStatement()) {
      final List<String> read =
          narrow
              .lines("SELECT campaign_arn FROM campaigns WHERE region = 'eu-west-1'")
              .subList(0, 1);
      narrow
          .endpoint()
          .intercept(
              call -> {
                if (call.operation().equals("DescribeCampaign")
                    && described.incrementAndGet() > 0
                    && !read.contains(call.campaignArn())) {
                  try {
                    closed.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                }
                return Optional.empty();
              });
      // Eight look-ups are wanted at once, four may be in flight.
      final ResultSet rows =
          statement.executeQuery(
              "SELECT min_provisioned_tps FROM campaigns WHERE region = 'eu-west-1'");
      assertThat(rows.next()).isTrue();
      rows.close();
      assertThat(rows.isClosed()).isTrue();
      closed.countDown();
      // This one waits its turn behind those that were wanted, if they are wanted still.
      narrow
          .query("SELECT min_provisioned_tps FROM campaigns WHERE campaign_arn = '" + last + "'")
          .returnsCount(1);
      assertThat(described.get()).isLessThanOrEqualTo(1 + 4 + 1);
    } finally {
      closed.countDown();
    }
  }

  @Test
  void executeTellsOfOneResultSet() throws SQLException {
    try (Statement statement = db.connection().createStatement()) {
      assertThat(statement.getResultSet()).isNull();
      assertThat(statement.getUpdateCount()).isEqualTo(-1);
      assertThat(statement.execute(OF_ARN + " ; ")).isTrue();
      assertThat(statement.getUpdateCount()).isEqualTo(-1);
      assertThat(statement.getLargeUpdateCount()).isEqualTo(-1);
      final ResultSet rows = statement.getResultSet();
      assertThat(statement.getResultSet()).isSameAs(rows);
      assertThat(rows.getStatement()).isSameAs(statement);
      assertThat(rows.getStatement().getConnection()).isSameAs(db.connection());
      assertThat(count(rows)).isEqualTo(1);
      assertThat(statement.getMoreResults()).isFalse();
      assertThat(rows.isClosed()).isTrue();
      assertThat(statement.getResultSet()).isNull();
      assertThat(statement.getUpdateCount()).isEqualTo(-1);
      assertThat(statement.execute(OF_ARN, Statement.RETURN_GENERATED_KEYS)).isTrue();
      assertThat(statement.getMoreResults(Statement.CLOSE_ALL_RESULTS)).isFalse();
      assertThat(statement.getResultSet()).isNull();
    }
    try (PreparedStatement statement =
        db.connection().prepareStatement(OF_ARN, Statement.NO_GENERATED_KEYS)) {
      assertThat(statement.execute()).isTrue();
      assertThat(count(statement.getResultSet())).isEqualTo(1);
      assertThat(statement.getMoreResults()).isFalse();
    }
  }

  @Test
  void resultSetsAreForwardOnlyWhateverIsAskedFor() throws SQLException {
    try (Connection connection = db.connect();
        Statement statement =
            connection.createStatement(
                ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
        PreparedStatement prepared =
            connection.prepareStatement(
                OF_ARN, ResultSet.TYPE_SCROLL_SENSITIVE, ResultSet.CONCUR_READ_ONLY);
        ResultSet rows = statement.executeQuery(OF_ARN)) {
      assertThat(statement.getResultSetType()).isEqualTo(ResultSet.TYPE_FORWARD_ONLY);
      assertThat(prepared.getResultSetType()).isEqualTo(ResultSet.TYPE_FORWARD_ONLY);
      assertThat(rows.getType()).isEqualTo(ResultSet.TYPE_FORWARD_ONLY);
      assertThat(rows.getConcurrency()).isEqualTo(ResultSet.CONCUR_READ_ONLY);
      assertThat(rows.getHoldability()).isEqualTo(ResultSet.HOLD_CURSORS_OVER_COMMIT);
      assertThat(rows.getFetchDirection()).isEqualTo(ResultSet.FETCH_FORWARD);
      assertThat(messages(connection.getWarnings()))
          .singleElement()
          .asString()
          .contains("forward only");
    }
  }

  @Test
  void aPreparedStatementTakesNoOtherText() throws SQLException {
    try (PreparedStatement prepared = db.connection().prepareStatement(OF_ARN)) {
      assertFails(
          java.sql.SQLFeatureNotSupportedException.class,
          "0A000",
          () -> prepared.executeQuery(OF_ARN),
          "prepared");
      assertThat(count(prepared.executeQuery())).isEqualTo(1);
    }
  }

  @Test
  void executingAgainClosesTheResultSetBefore() throws SQLException {
    try (Statement statement = db.connection().createStatement()) {
      final ResultSet first = statement.executeQuery("SELECT name FROM campaigns");
      assertThat(first.next()).isTrue();
      final ResultSet second = statement.executeQuery(OF_ARN);
      assertThat(first.isClosed()).isTrue();
      assertFails(SQLException.class, "24000", first::next);
      assertThat(count(second)).isEqualTo(1);
      // A failure does, too.
      final ResultSet third = statement.executeQuery(OF_ARN);
      assertFails(
          java.sql.SQLSyntaxErrorException.class, "42000", () -> statement.execute("SELEC 1"));
      assertThat(statement.getResultSet()).isNull();
      assertThat(count(statement.executeQuery(OF_ARN))).isEqualTo(1);
      assertThat(third.isClosed()).isTrue();
    }
  }

  @Test
  void aMalformedArnIsAWarning() throws SQLException {
    try (Statement statement = db.connection().createStatement()) {
      assertThat(messages(statement.getWarnings())).isEmpty();
      assertThat(
              count(
                  statement.executeQuery(
                      "SELECT name FROM campaigns WHERE campaign_arn IN ('nonsense', '"
                          + ARN
                          + "')")))
          .isEqualTo(1);
      assertThat(messages(statement.getWarnings()))
          .singleElement()
          .asString()
          .contains("'nonsense'", "matches no row", "arn:PARTITION:personalize");
      statement.clearWarnings();
      assertThat(messages(statement.getWarnings())).isEmpty();
      assertThat(count(statement.executeQuery(OF_ARN))).isEqualTo(1);
      assertThat(messages(statement.getWarnings())).isEmpty();
    }
  }

  @Test
  void maxRowsBoundsEveryKindOfStatement() throws SQLException {
    try (Statement statement = db.connection().createStatement();
        PreparedStatement prepared =
            db.connection().prepareStatement("SELECT name FROM campaigns")) {
      statement.setMaxRows(7);
      prepared.setMaxRows(7);
      assertThat(statement.getMaxRows()).isEqualTo(7);
      assertThat(count(statement.executeQuery("SELECT name FROM campaigns"))).isEqualTo(7);
      assertThat(count(prepared.executeQuery())).isEqualTo(7);
      prepared.setMaxRows(0);
      assertThat(count(prepared.executeQuery())).isEqualTo(161);
    }
  }

  @Test
  void closingIsIdempotentAndWhatIsClosedIs24000() throws SQLException {
    final Statement statement = db.connection().createStatement();
    final PreparedStatement prepared = db.connection().prepareStatement(OF_ARN);
    final ResultSet rows = statement.executeQuery(OF_ARN);
    assertThat(rows.next()).isTrue();
    rows.close();
    rows.close();
    for (ThrowingCallable use :
        List.<ThrowingCallable>of(
            rows::next,
            () -> rows.getString(1),
            () -> rows.getTimestamp("creation_date_time"),
            () -> rows.getObject(1, String.class),
            rows::getStatement,
            rows::wasNull,
            () -> rows.findColumn("name"))) {
      assertFails(SQLException.class, "24000", use, "result set is closed");
    }
    statement.close();
    statement.close();
    prepared.close();
    prepared.close();
    assertThat(statement.isClosed()).isTrue();
    for (ThrowingCallable use :
        List.<ThrowingCallable>of(
            () -> statement.executeQuery(OF_ARN),
            () -> statement.execute(OF_ARN),
            () -> statement.executeUpdate(OF_ARN),
            statement::getResultSet,
            statement::getWarnings,
            statement::cancel,
            statement::getMoreResults,
            () -> statement.setMaxRows(1),
            prepared::executeQuery,
            prepared::execute,
            prepared::executeUpdate)) {
      assertFails(SQLException.class, "24000", use, "statement is closed");
    }
  }

  @Test
  void closingAStatementClosesItsResultSet() throws SQLException {
    final Statement statement = db.connection().createStatement();
    final ResultSet rows = statement.executeQuery(OF_ARN);
    statement.close();
    assertThat(rows.isClosed()).isTrue();
    final Statement completing = db.connection().createStatement();
    completing.closeOnCompletion();
    completing.executeQuery(OF_ARN).close();
    assertThat(completing.isClosed()).isTrue();
  }

  @Test
  void closingAConnectionClosesWhatBelongsToIt() throws SQLException {
    final Connection connection = db.connect();
    final Statement statement = connection.createStatement();
    final PreparedStatement prepared = connection.prepareStatement(OF_ARN);
    final ResultSet rows = statement.executeQuery(OF_ARN);
    final var metaData = connection.getMetaData();
    connection.close();
    connection.close();
    assertThat(connection.isClosed()).isTrue();
    assertThat(connection.isValid(0)).isFalse();
    assertThat(statement.isClosed()).isTrue();
    assertThat(prepared.isClosed()).isTrue();
    assertThat(rows.isClosed()).isTrue();
    for (ThrowingCallable use :
        List.<ThrowingCallable>of(
            connection::createStatement,
            () -> connection.prepareStatement(OF_ARN),
            connection::getMetaData,
            connection::getWarnings,
            connection::isReadOnly,
            connection::commit,
            connection::rollback,
            connection::getAutoCommit,
            () -> connection.setAutoCommit(true),
            connection::getSchema,
            connection::getCatalog,
            connection::getTransactionIsolation,
            () -> connection.nativeSQL("x"),
            () -> statement.executeQuery(OF_ARN),
            prepared::executeQuery,
            () -> metaData.getTables(null, null, null, null))) {
      assertFails(
          SQLNonTransientConnectionException.class, "08003", use, "The connection is closed");
    }
  }

  @Test
  void everythingUnwrapsToWhatItIs() throws SQLException {
    try (Statement statement = db.connection().createStatement();
        ResultSet rows = statement.executeQuery(OF_ARN)) {
      assertThat(db.connection().isWrapperFor(Connection.class)).isTrue();
      assertThat(db.connection().unwrap(Connection.class)).isSameAs(db.connection());
      assertThat(statement.unwrap(Statement.class)).isSameAs(statement);
      assertThat(rows.unwrap(ResultSet.class)).isSameAs(rows);
      assertThat(db.connection().isWrapperFor(StringBuilder.class)).isFalse();
      assertFails(
          java.sql.SQLFeatureNotSupportedException.class,
          "0A000",
          () -> db.connection().unwrap(StringBuilder.class));
    }
  }

  @Test
  void gettersByClassGiveTheClassOrNull() throws SQLException {
    try (Statement statement = db.connection().createStatement();
        ResultSet row =
            statement.executeQuery(
                "VALUES (CAST(7 AS INTEGER), CAST(8 AS BIGINT), CAST(1.5 AS DOUBLE), TRUE, 'text',"
                    + " CAST(2.50 AS DECIMAL(9, 2)), CAST(NULL AS INTEGER))")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getObject(1, Integer.class)).isEqualTo(7);
      assertThat(row.getObject(1, Long.class)).isEqualTo(7L);
      assertThat(row.getObject(1, String.class)).isEqualTo("7");
      assertThat(row.getObject(1, Object.class)).isEqualTo(7);
      assertThat(row.getObject(2, Long.class)).isEqualTo(8L);
      assertThat(row.getObject(3, Double.class)).isEqualTo(1.5);
      assertThat(row.getObject(4, Boolean.class)).isTrue();
      assertThat(row.getObject(5, String.class)).isEqualTo("text");
      assertThat(row.getObject(6, BigDecimal.class)).isEqualByComparingTo("2.5");
      for (Class<?> type :
          new Class<?>[] {
            Integer.class, Long.class, Double.class, Boolean.class, String.class, BigDecimal.class
          }) {
        assertThat((Object) row.getObject(7, type)).isNull();
        assertThat(row.wasNull()).isTrue();
      }
      assertThat(row.getObject(1, Map.of())).isEqualTo(7);
      assertThat(row.getInt(7)).isZero();
    }
  }

  @Test
  void threadsShareAConnection() throws SQLException {
    final List<CompletableFuture<Integer>> counts = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      final String sql = i % 2 == 0 ? OF_ARN : "SELECT name, min_provisioned_tps FROM campaigns";
      counts.add(
          CompletableFuture.supplyAsync(
              () -> {
                try (Statement statement = db.connection().createStatement()) {
                  return count(statement.executeQuery(sql));
                } catch (SQLException e) {
                  throw new AssertionError(e);
                }
              }));
    }
    for (int i = 0; i < counts.size(); i++) {
      assertThat(counts.get(i).join()).isEqualTo(i % 2 == 0 ? 1 : 161);
    }
  }
}
