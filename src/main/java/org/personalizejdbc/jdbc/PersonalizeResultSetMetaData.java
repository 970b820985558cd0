package org.personalizejdbc.jdbc;

import java.sql.ResultSetMetaData;

/** What the columns of a result are. */
final class PersonalizeResultSetMetaData extends ForwardingResultSetMetaData {
  PersonalizeResultSetMetaData(ResultSetMetaData delegate) {
    super(delegate);
  }
}
