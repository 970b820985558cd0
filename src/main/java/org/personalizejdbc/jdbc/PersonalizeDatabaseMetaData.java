package org.personalizejdbc.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.Callable;

/** The metadata of a connection; reading it makes no call. */
final class PersonalizeDatabaseMetaData extends ForwardingDatabaseMetaData {
  private final PersonalizeConnection connection;

  PersonalizeDatabaseMetaData(PersonalizeConnection connection, DatabaseMetaData delegate) {
    super(delegate);
    this.connection = connection;
  }

  @Override
  ResultSet rows(Callable<ResultSet> action) throws SQLException {
    return PersonalizeResultSet.ofMetadata(connection.alone(action));
  }

  @Override
  public boolean supportsResultSetHoldability(int holdability) {
    return holdability == ResultSet.HOLD_CURSORS_OVER_COMMIT;
  }

  @Override
  public boolean ownUpdatesAreVisible(int type) {
    return false;
  }

  @Override
  public boolean ownDeletesAreVisible(int type) {
    return false;
  }

  @Override
  public boolean ownInsertsAreVisible(int type) {
    return false;
  }

  @Override
  public boolean othersUpdatesAreVisible(int type) {
    return false;
  }

  @Override
  public boolean othersDeletesAreVisible(int type) {
    return false;
  }

  @Override
  public boolean othersInsertsAreVisible(int type) {
    return false;
  }

  @Override
  public boolean updatesAreDetected(int type) {
    return false;
  }

  @Override
  public boolean deletesAreDetected(int type) {
    return false;
  }

  @Override
  public boolean insertsAreDetected(int type) {
    return false;
  }

  /** The URL's prefix alone: its properties may hold secrets. */
  @Override
  public String getURL() {
    return ConnectionUrl.PREFIX;
  }

  @Override
  public String getUserName() {
    return "";
  }

  @Override
  public boolean isReadOnly() {
    return true;
  }

  @Override
  public String getDatabaseProductName() {
    return "Amazon Personalize";
  }

  @Override
  public String getDatabaseProductVersion() {
    return PersonalizeDriver.version().version();
  }

  @Override
  public int getDatabaseMajorVersion() {
    return PersonalizeDriver.version().major();
  }

  @Override
  public int getDatabaseMinorVersion() {
    return PersonalizeDriver.version().minor();
  }

  @Override
  public String getDriverName() {
    return PersonalizeDriver.version().name();
  }

  @Override
  public String getDriverVersion() {
    return PersonalizeDriver.version().version();
  }

  @Override
  public int getDriverMajorVersion() {
    return PersonalizeDriver.version().major();
  }

  @Override
  public int getDriverMinorVersion() {
    return PersonalizeDriver.version().minor();
  }

  @Override
  public Connection getConnection() throws SQLException {
    return connection;
  }

  // The functions of JDBC 4.3, appendix D, that {fn …} runs; a test calls each of them.

  @Override
  public String getStringFunctions() {
    return "ASCII,CHAR,CHAR_LENGTH,CHARACTER_LENGTH,CONCAT,DIFFERENCE,INSERT,LCASE,LEFT,LENGTH,LOCATE,"
        + "LTRIM,OCTET_LENGTH,POSITION,REPEAT,REPLACE,RIGHT,RTRIM,SOUNDEX,SPACE,SUBSTRING,UCASE";
  }

  @Override
  public String getNumericFunctions() {
    return "ABS,ACOS,ASIN,ATAN,ATAN2,CEILING,COS,COT,DEGREES,EXP,FLOOR,LOG,LOG10,MOD,PI,POWER,RADIANS,"
        + "RAND,ROUND,SIGN,SIN,SQRT,TAN,TRUNCATE";
  }

  @Override
  public String getTimeDateFunctions() {
    return "CURDATE,CURRENT_DATE,CURRENT_TIME,CURRENT_TIMESTAMP,CURTIME,DAYNAME,DAYOFMONTH,DAYOFWEEK,"
        + "DAYOFYEAR,EXTRACT,HOUR,MINUTE,MONTH,MONTHNAME,NOW,QUARTER,SECOND,TIMESTAMPADD,TIMESTAMPDIFF,"
        + "WEEK,YEAR";
  }

  @Override
  public String getSystemFunctions() {
    return "DATABASE,IFNULL,USER";
  }
}
