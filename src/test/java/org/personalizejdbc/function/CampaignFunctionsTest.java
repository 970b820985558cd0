package org.personalizejdbc.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.personalizejdbc.PersonalizeFixture;

/** The methods themselves, as a Java program sees them. */
class CampaignFunctionsTest {
  private Functions functions;

  @BeforeEach
  void open() throws IOException {
    functions = Functions.onSampleAccount();
  }

  @AfterEach
  void close() throws SQLException {
    functions.close();
  }

  @Test
  void aCampaignIsOneRowForOneCall() throws SQLException {
    try (ResultSet row = CampaignFunctions.describeCampaign(Functions.VIDEO)) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString("NAME")).isEqualTo("video-home-for-you-prod");
      assertThat(row.getString("name")).isEqualTo("video-home-for-you-prod");
      assertThat(row.getInt("MIN_PROVISIONED_TPS")).isEqualTo(12);
      assertThat(row.next()).isFalse();
    }
    assertThat(functions.calls().total()).isEqualTo(1);
  }

  @Test
  void theRowIsThatOfTheTable() throws SQLException {
    try (PersonalizeFixture db = PersonalizeFixture.sample();
        ResultSet row = CampaignFunctions.describeCampaign(Functions.VIDEO)) {
      assertThat(Functions.lines(row))
          .isEqualTo(db.lines("SELECT * FROM campaigns WHERE campaign_arn = ?", Functions.VIDEO));
    }
  }

  @Test
  void columnsAreThoseOfTheTableInUpperCaseAndCostNoCall() throws SQLException {
    try (PersonalizeFixture db = PersonalizeFixture.sample();
        ResultSet expected =
            db.connection().createStatement().executeQuery("SELECT * FROM campaigns LIMIT 0");
        ResultSet all = CampaignFunctions.campaigns();
        ResultSet one = CampaignFunctions.describeCampaign(Functions.VIDEO)) {
      assertThat(columns(all)).isEqualTo(columns(one)).isEqualTo(columns(expected));
      assertThat(one.getMetaData().getColumnName(1)).isEqualTo("CAMPAIGN_ARN");
    }
    assertThat(functions.calls().total()).isZero();
  }

  private static List<String> columns(ResultSet rows) throws SQLException {
    ResultSetMetaData metaData = rows.getMetaData();
    List<String> columns = new ArrayList<>();
    for (int i = 1; i <= metaData.getColumnCount(); i++) {
      columns.add(
          metaData.getColumnLabel(i).toUpperCase(Locale.ROOT)
              + " "
              + metaData.getColumnType(i)
              + " "
              + metaData.getPrecision(i)
              + " "
              + metaData.getScale(i));
    }
    return columns;
  }

  @Test
  void nullAndAnUnknownArnAreNoRow() throws SQLException {
    assertThat(read(null)).isEmpty();
    assertThat(functions.calls().total()).isZero();
    assertThat(read(Functions.PREFIX + "unknown")).isEmpty();
    assertThat(functions.calls().describes()).isEqualTo(1);
  }

  @Test
  void whatIsNoArnIsNoRowAndAWarningThatIsLogged() throws SQLException {
    List<String> logged = new ArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            logged.add(entry.getLevel() + " " + entry.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger logger = Logger.getLogger("org.personalizejdbc.function");
    logger.setUseParentHandlers(false);
    logger.addHandler(handler);
    try (ResultSet rows = CampaignFunctions.describeCampaign("nonsense")) {
      assertThat(rows.next()).isFalse();
      assertThat(rows.getWarnings().getMessage())
          .contains("'nonsense' is not the ARN of a campaign");
    } finally {
      logger.removeHandler(handler);
      logger.setUseParentHandlers(true);
    }
    assertThat(logged)
        .singleElement()
        .asString()
        .startsWith("WARNING 'nonsense' is not the ARN of a campaign");
    assertThat(functions.calls().total()).isZero();
  }

  @Test
  void anArnOfAnotherRegionIsAnError() throws SQLException {
    try (ResultSet rows =
        CampaignFunctions.describeCampaign(Functions.VIDEO.replace("us-east-1", "ap-south-1"))) {
      assertThatThrownBy(rows::next)
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("ap-south-1")
          .extracting("SQLState")
          .isEqualTo("22023");
    }
  }

  @Test
  void anAnswerServesAgainForAWhileUnlessTheUrlSaysOtherwise() throws Exception {
    read(Functions.VIDEO);
    read(Functions.VIDEO);
    assertThat(functions.calls().describes()).isEqualTo(1);
    functions.close();
    functions = Functions.onSampleAccount(";cacheTtl=0s");
    read(Functions.VIDEO);
    read(Functions.VIDEO);
    assertThat(functions.calls().describes()).isEqualTo(2);
  }

  @Test
  void manyMayCallAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<List<String>>> answers = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        String arn = i % 2 == 0 ? Functions.VIDEO : Functions.SHOP;
        answers.add(threads.submit(() -> read(arn)));
      }
      for (int i = 0; i < answers.size(); i++) {
        assertThat(answers.get(i).get())
            .singleElement()
            .asString()
            .startsWith(i % 2 == 0 ? Functions.VIDEO : Functions.SHOP);
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void aResultSetThatIsOpenWhileAnotherIsReadIsNotDisturbed() throws SQLException {
    try (ResultSet first = CampaignFunctions.describeCampaign(Functions.VIDEO)) {
      assertThat(first.next()).isTrue();
      assertThat(read(Functions.SHOP)).hasSize(1);
      assertThat(first.getString(1)).isEqualTo(Functions.VIDEO);
    }
  }

  @Test
  void aClosedResultSetSaysSo() throws SQLException {
    ResultSet rows = CampaignFunctions.describeCampaign(Functions.VIDEO);
    rows.close();
    rows.close();
    assertThat(rows.isClosed()).isTrue();
    assertThatThrownBy(rows::next).extracting("SQLState").isEqualTo("24000");
    assertThat(functions.calls().total()).isZero();
  }

  @Test
  void closedClientsAreOpenedAgain() throws SQLException {
    assertThat(read(Functions.VIDEO)).hasSize(1);
    CampaignFunctions.close();
    assertThat(read(Functions.VIDEO)).hasSize(1);
  }

  @Test
  void aUrlThatCannotBeUsedIsAnErrorThatNamesWhereItCameFrom() {
    for (String url : List.of("jdbc:h2:mem:x;PASSWORD=hidden", "jdbc:personalize:regoin=x")) {
      System.setProperty(CampaignFunctions.URL_PROPERTY, url);
      assertThatThrownBy(CampaignFunctions::campaigns)
          .isInstanceOf(SQLException.class)
          .hasMessageContaining(CampaignFunctions.URL_PROPERTY)
          .hasMessageContaining(CampaignFunctions.URL_VARIABLE)
          .hasMessageNotContaining("hidden")
          .extracting("SQLState")
          .isEqualTo("08001");
    }
  }

  private static List<String> read(String arn) throws SQLException {
    try (ResultSet rows = CampaignFunctions.describeCampaign(arn)) {
      return Functions.lines(rows);
    }
  }
}
