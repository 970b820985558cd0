package org.personalizejdbc.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.TimeZone;
import org.apache.calcite.avatica.AvaticaResultSet;
import org.apache.calcite.avatica.AvaticaResultSetMetaData;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.avatica.QueryState;
import org.apache.calcite.avatica.util.Cursor;

/**
 * Avatica's getters over rows of the engine. It belongs to none of Avatica's statements, whose way
 * to a result set takes longer than many a plan takes to run.
 */
final class EngineResultSet extends AvaticaResultSet {
  private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

  private EngineResultSet(Meta.Signature signature) throws SQLException {
    super(
        null,
        new QueryState(),
        signature,
        new AvaticaResultSetMetaData(null, null, signature),
        UTC,
        Meta.Frame.EMPTY);
  }

  /**
   * Stands before the first row.
   *
   * @param signature what the columns are
   * @param rows closed with the result set
   */
  static ResultSet of(Meta.Signature signature, Cursor rows) throws SQLException {
    return new EngineResultSet(signature).execute2(rows, signature.columns);
  }

  /** Forward only, whatever the statement was asked for. */
  @Override
  public int getType() throws SQLException {
    checkOpen();
    return TYPE_FORWARD_ONLY;
  }

  @Override
  public int getConcurrency() throws SQLException {
    checkOpen();
    return CONCUR_READ_ONLY;
  }

  @Override
  public int getHoldability() throws SQLException {
    checkOpen();
    return HOLD_CURSORS_OVER_COMMIT;
  }

  @Override
  public int getFetchDirection() throws SQLException {
    checkOpen();
    return FETCH_FORWARD;
  }
}
