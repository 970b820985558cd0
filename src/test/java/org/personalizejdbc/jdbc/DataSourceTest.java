package org.personalizejdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.personalizejdbc.jdbc.Failures.assertFails;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.beans.BeanInfo;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.naming.RefAddr;
import javax.naming.Reference;
import javax.naming.StringRefAddr;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.personalizejdbc.endpoint.Account;
import org.personalizejdbc.endpoint.EmbeddedEndpoint;

/** The driver as a bean, alone and behind a pool. */
class DataSourceTest {
  private static final String COUNT = "SELECT COUNT(*) FROM campaigns";

  private static PersonalizeDataSource embedded() {
    final PersonalizeDataSource source = new PersonalizeDataSource();
    source.setEndpoint("embedded");
    return source;
  }

  private static int count(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection()) {
      return count(connection);
    }
  }

  private static int count(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(COUNT);
        ResultSet rows = statement.executeQuery()) {
      assertThat(rows.next()).isTrue();
      return rows.getInt(1);
    }
  }

  private static Map<String, PropertyDescriptor> beanProperties() throws Exception {
    final BeanInfo info = Introspector.getBeanInfo(PersonalizeDataSource.class, Object.class);
    return Arrays.stream(info.getPropertyDescriptors())
        .collect(Collectors.toMap(PropertyDescriptor::getName, Function.identity()));
  }

  static Stream<ConnectionProperty> properties() {
    return Arrays.stream(ConnectionProperty.values()).filter(p -> !p.isAttachment());
  }

  @ParameterizedTest
  @MethodSource("properties")
  void everyPropertyHasASetterAndAGetter(ConnectionProperty property) throws Exception {
    final PropertyDescriptor bean = beanProperties().get(property.key());
    assertThat(bean).as("%s of PersonalizeDataSource", property.key()).isNotNull();
    assertThat(bean.getWriteMethod()).as("setter").isNotNull();
    assertThat(bean.getReadMethod()).as("getter").isNotNull();
    final PersonalizeDataSource source = new PersonalizeDataSource();
    final boolean number = property.type() == ConnectionProperty.Type.INTEGER;
    assertThat(bean.getPropertyType()).isEqualTo(number ? int.class : String.class);
    assertThat(bean.getReadMethod().invoke(source))
        .as("the default")
        .isEqualTo(
            number ? (Object) Integer.valueOf(property.defaultValue()) : property.defaultValue());
    final Object value = number ? (Object) 7 : "7s";
    bean.getWriteMethod().invoke(source, value);
    assertThat(bean.getReadMethod().invoke(source)).isEqualTo(value);
    assertThat(source.getProperty(property.key())).isEqualTo(value.toString());
    if (!number) {
      bean.getWriteMethod().invoke(source, "");
      assertThat(bean.getReadMethod().invoke(source)).isEqualTo(property.defaultValue());
    }
  }

  @Test
  void itConnectsByPropertiesByUrlAndByBothWhereTheUrlWins() throws Exception {
    assertThat(count(embedded())).isEqualTo(161);

    final PersonalizeDataSource byUrl = new PersonalizeDataSource();
    byUrl.setUrl("jdbc:personalize:endpoint=embedded;region=eu-west-1");
    assertThat(byUrl.getURL()).isEqualTo(byUrl.getUrl());
    assertThat(count(byUrl)).isEqualTo(24);

    final PersonalizeDataSource both = embedded();
    both.setRegion("us-east-1");
    assertThat(count(both)).isEqualTo(137);
    both.setURL("JDBC:personalize:REGION=eu-west-1");
    assertThat(count(both)).isEqualTo(24);
    both.setUrl("");
    assertThat(both.getUrl()).isNull();
    assertThat(count(both)).isEqualTo(137);
  }

  @Test
  void whatCannotBeUsedIsToldWhenConnecting() {
    final PersonalizeDataSource source = new PersonalizeDataSource();
    source.setUrl("jdbc:other:s3cr3t");
    assertFails(
        SQLNonTransientConnectionException.class,
        "08001",
        source::getConnection,
        "jdbc:personalize:");
    assertThat(Failures.failureOf(source::getConnection).getMessage()).doesNotContain("s3cr3t");
    source.setUrl("jdbc:personalize:regoin=x");
    assertFails(SQLNonTransientConnectionException.class, "08001", source::getConnection, "region");
    source.setUrl(null);
    source.setCallTimeout("soon");
    assertFails(
        SQLNonTransientConnectionException.class, "08001", source::getConnection, "callTimeout");
    assertThatThrownBy(() -> source.setProperty("regoin", "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("did you mean region?");
  }

  @Test
  void anInventoryIsAttachedByProperty(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("t.csv"), "x\n1\n2\n");
    final PersonalizeDataSource source = embedded();
    source.setProperty("attach.inv", folder.toString());
    assertThat(source.getProperty("ATTACH.INV")).isEqualTo(folder.toString());
    try (Connection connection = source.getConnection();
        ResultSet rows = connection.createStatement().executeQuery("SELECT SUM(x) FROM inv.t")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getInt(1)).isEqualTo(3);
    }
    source.setProperty("Attach.Inv", null);
    assertThat(source.getProperty("attach.inv")).isNull();
  }

  @Test
  void aUserAndPasswordAreAnAccessKeyAndWinOverWhatIsSet() throws Exception {
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.start(Account.sample())) {
      final PersonalizeDataSource source = new PersonalizeDataSource();
      source.setUrl("jdbc:personalize:endpoint=" + endpoint.uri() + ";user=u0;password=p0");
      source.setRegion("us-east-1");
      source.setAccessKeyId("AKID-SET");
      source.setSecretAccessKey("s");
      try (Connection connection = source.getConnection()) {
        count(connection);
      }
      try (Connection connection = source.getConnection("AKID-GIVEN", "p")) {
        count(connection);
      }
      try (Connection connection = source.getConnection(null, null)) {
        count(connection);
      }
      assertThat(endpoint.calls())
          .extracting(call -> call.accessKeyId())
          .containsOnly("AKID-SET", "AKID-GIVEN")
          .startsWith("AKID-SET")
          .contains("AKID-GIVEN")
          .endsWith("AKID-SET");
      assertFails(
          SQLNonTransientConnectionException.class,
          "08001",
          () -> source.getConnection("AKID-GIVEN", null),
          "secretAccessKey");
    }
  }

  @Test
  void itSurvivesSerialization() throws Exception {
    final PersonalizeDataSource source = embedded();
    source.setRegion("eu-west-1");
    source.setMaxAttempts(2);
    source.setLogWriter(new PrintWriter(new StringWriter()));
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(source);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      final PersonalizeDataSource copy = (PersonalizeDataSource) in.readObject();
      assertThat(copy.getMaxAttempts()).isEqualTo(2);
      assertThat(copy.getLogWriter()).isNull();
      assertThat(count(copy)).isEqualTo(24);
    }
  }

  @Test
  void itSurvivesJndi() throws Exception {
    final PersonalizeDataSource source = embedded();
    source.setUrl("jdbc:personalize:region=eu-west-1");
    source.setProperty("attach.inv", "sql-examples/inventory");
    final Reference reference = source.getReference();
    final PersonalizeDataSourceFactory factory =
        (PersonalizeDataSourceFactory)
            Class.forName(reference.getFactoryClassName()).getConstructor().newInstance();
    final Object copy = factory.getObjectInstance(reference, null, null, null);
    assertThat(count((PersonalizeDataSource) copy)).isEqualTo(24);
    assertThat(((PersonalizeDataSource) copy).getProperty("attach.inv"))
        .isEqualTo("sql-examples/inventory");

    final Reference container = new Reference("javax.sql.DataSource");
    container.add(new StringRefAddr("auth", "Container"));
    container.add(new StringRefAddr("endpoint", "embedded"));
    assertThat(count((DataSource) factory.getObjectInstance(container, null, null, null)))
        .isEqualTo(161);
    assertThat(
            factory.getObjectInstance(
                new Reference("java.lang.String", (RefAddr) null), null, null, null))
        .isNull();
    assertThat(factory.getObjectInstance("text", null, null, null)).isNull();
  }

  @Test
  void itTellsNoSecret() {
    final PersonalizeDataSource source = new PersonalizeDataSource();
    source.setSecretAccessKey("s3cr3t");
    source.setProperty("attach.inv.password", "s3cr3t");
    source.setUrl("jdbc:personalize:password=s3cr3t");
    assertThat(source.toString()).doesNotContain("s3cr3t").contains("secretAccessKey");
  }

  @Test
  void itIsADataSource() throws SQLException {
    final PersonalizeDataSource source = embedded();
    assertThat(source.isWrapperFor(DataSource.class)).isTrue();
    assertThat(source.unwrap(PersonalizeDataSource.class)).isSameAs(source);
    assertFails(SQLException.class, "22023", () -> source.unwrap(Connection.class));
    source.setLoginTimeout(7);
    assertThat(source.getLoginTimeout()).isEqualTo(7);
    assertFails(SQLFeatureNotSupportedException.class, "0A000", source::createConnectionBuilder);
  }

  // HikariCP.

  private static HikariConfig pool() {
    final HikariConfig config = new HikariConfig();
    config.setMaximumPoolSize(2);
    config.setMinimumIdle(1);
    return config;
  }

  @Test
  void hikariConnectsByDataSourceClassName() throws SQLException {
    final HikariConfig config = pool();
    config.setDataSourceClassName(PersonalizeDataSource.class.getName());
    final Properties properties = new Properties();
    properties.setProperty("endpoint", "embedded");
    properties.setProperty("region", "eu-west-1");
    properties.setProperty("maxConcurrentCalls", "4");
    properties.setProperty("callTimeout", "5s");
    config.setDataSourceProperties(properties);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      assertThat(count(pool)).isEqualTo(24);
      assertThat(count(pool)).isEqualTo(24);
    }
  }

  @Test
  void hikariConnectsByDataSourceClassNameAndUrl() throws SQLException {
    final HikariConfig config = pool();
    config.setDataSourceClassName(PersonalizeDataSource.class.getName());
    config.addDataSourceProperty(
        "url", "jdbc:personalize:endpoint=embedded;attach.inv=sql-examples/inventory");
    try (HikariDataSource pool = new HikariDataSource(config);
        Connection connection = pool.getConnection();
        ResultSet rows =
            connection.createStatement().executeQuery("SELECT COUNT(*) FROM inv.deployments")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getInt(1)).isPositive();
    }
  }

  @Test
  void hikariConnectsByJdbcUrl() throws Exception {
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.start(Account.sample())) {
      final HikariConfig config = pool();
      config.setJdbcUrl("jdbc:personalize:region=eu-west-1;endpoint=" + endpoint.uri());
      config.setUsername("AKID-POOL");
      config.setPassword("s3cr3t");
      config.setReadOnly(true);
      config.setAutoCommit(false);
      config.setSchema("personalize");
      config.setConnectionTestQuery("VALUES 1");
      try (HikariDataSource pool = new HikariDataSource(config)) {
        assertThat(endpoint.calls()).as("filling the pool makes no call").isEmpty();
        try (Connection first = pool.getConnection();
            Connection second = pool.getConnection()) {
          assertThat(first.isReadOnly()).isTrue();
          assertThat(count(first)).isEqualTo(24);
          assertThat(count(second)).isEqualTo(24);
          first.commit();
          second.rollback();
        }
        assertThat(endpoint.calls())
            .isNotEmpty()
            .allMatch(call -> call.accessKeyId().equals("AKID-POOL"));
        try (Connection again = pool.getConnection()) {
          assertThat(again.isWrapperFor(CallCounter.class)).isTrue();
          assertThat(again.unwrap(CallCounter.class).callsMade()).isPositive();
        }
      }
    }
  }

  @Test
  void hikariConnectsByTheBeanItself() throws SQLException {
    final HikariConfig config = pool();
    config.setDataSource(embedded());
    try (HikariDataSource pool = new HikariDataSource(config)) {
      assertThat(count(pool)).isEqualTo(161);
    }
  }
}
