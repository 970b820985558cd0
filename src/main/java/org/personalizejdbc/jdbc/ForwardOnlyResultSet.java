package org.personalizejdbc.jdbc;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A result set that goes from row to row, and no other way: its columns, and where it stands. For
 * one thread, but for {@link #isClosed}.
 */
abstract class ForwardOnlyResultSet implements ReadOnlyResultSet, LabelledResultSet, SelfWrapper {
  private static final int FETCH_SIZE = 100;

  /** In order; never changed. */
  final List<ResultColumn> columns;

  /** The number of the row that it stands on, from 1; 0 where it stands on none. */
  private long row;

  private boolean afterLast;
  private int fetchSize = FETCH_SIZE;
  private volatile boolean closed;

  ForwardOnlyResultSet(List<ResultColumn> columns) {
    this.columns = columns;
  }

  /**
   * Whether there may be another row.
   *
   * @param maxRows how many there are at the most, 0 for any number
   */
  final boolean mayGoOn(long maxRows) {
    return !afterLast && (maxRows == 0 || row < maxRows);
  }

  /** Notes that it stands on the next row. */
  final void advanced() {
    row++;
  }

  /** Notes that it stands on no row, and will not again. */
  final void ended() {
    row = 0;
    afterLast = true;
  }

  /**
   * Notes that it is closed.
   *
   * @return false where it was before
   */
  final synchronized boolean shut() {
    final boolean open = !closed;
    closed = true;
    return open;
  }

  /** Refuses a closed result set. */
  final void checkOpen() throws SQLException {
    if (closed) {
      throw new SQLException("The result set is closed", SqlState.INVALID_CURSOR.code());
    }
  }

  /**
   * A column.
   *
   * @param index from 1
   * @throws SQLException where there is none, or the result set is closed
   */
  final ResultColumn column(int index) throws SQLException {
    if (closed || index < 1 || index > columns.size()) {
      throw refusal(index);
    }
    return columns.get(index - 1);
  }

  /** Whether a column of the row that it stands on can be read. */
  final boolean isReadable(int index) {
    return row > 0 && index >= 1 && index <= columns.size() && !closed;
  }

  /** Why a column cannot be read. */
  final SQLException refusal(int index) throws SQLException {
    checkOpen();
    return index < 1 || index > columns.size()
        ? SqlErrors.noColumn(index, columns.size())
        : new SQLException(
            "The result set is not on a row: call next(), and read while it answers true",
            SqlState.INVALID_CURSOR.code());
  }

  /** The first column of a label, in whichever case its letters are. */
  @Override
  public int findColumn(String label) throws SQLException {
    checkOpen();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).label().equalsIgnoreCase(label)) {
        return i + 1;
      }
    }
    throw SqlErrors.unknownColumn(label);
  }

  @Override
  public ResultSetMetaData getMetaData() throws SQLException {
    checkOpen();
    return new PersonalizeResultSetMetaData(columns);
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public boolean isBeforeFirst() throws SQLException {
    checkOpen();
    return row == 0 && !afterLast;
  }

  @Override
  public boolean isAfterLast() throws SQLException {
    checkOpen();
    return afterLast;
  }

  @Override
  public boolean isFirst() throws SQLException {
    checkOpen();
    return row == 1;
  }

  @Override
  public int getRow() throws SQLException {
    checkOpen();
    return (int) Math.min(Integer.MAX_VALUE, row);
  }

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

  /** Does nothing: there is one direction. */
  @Override
  public void setFetchDirection(int direction) throws SQLException {
    checkOpen();
  }

  @Override
  public int getFetchSize() throws SQLException {
    checkOpen();
    return fetchSize;
  }

  /** Remembered, and of no consequence: AWS decides how large its pages are. */
  @Override
  public void setFetchSize(int rows) throws SQLException {
    checkOpen();
    this.fetchSize = rows;
  }

  /** None: what an execution warns of, its statement tells. */
  @Override
  public @Nullable SQLWarning getWarnings() throws SQLException {
    checkOpen();
    return null;
  }

  @Override
  public void clearWarnings() throws SQLException {
    checkOpen();
  }

  @Override
  public boolean rowUpdated() throws SQLException {
    checkOpen();
    return false;
  }

  @Override
  public boolean rowInserted() throws SQLException {
    checkOpen();
    return false;
  }

  @Override
  public boolean rowDeleted() throws SQLException {
    checkOpen();
    return false;
  }

  @Override
  public String getCursorName() throws SQLException {
    throw SqlErrors.notSupported("A cursor's name");
  }

  // No way leads elsewhere than to the next row, and whether there is one is not known before.

  private static SQLException elsewhere() {
    return SqlErrors.notSupported("Going elsewhere in a result set than to the next row");
  }

  @Override
  public boolean isLast() throws SQLException {
    throw SqlErrors.notSupported("isLast, which would read a row ahead,");
  }

  @Override
  public void beforeFirst() throws SQLException {
    throw elsewhere();
  }

  @Override
  public void afterLast() throws SQLException {
    throw elsewhere();
  }

  @Override
  public boolean first() throws SQLException {
    throw elsewhere();
  }

  @Override
  public boolean last() throws SQLException {
    throw elsewhere();
  }

  @Override
  public boolean absolute(int number) throws SQLException {
    throw elsewhere();
  }

  @Override
  public boolean relative(int rows) throws SQLException {
    throw elsewhere();
  }

  @Override
  public boolean previous() throws SQLException {
    throw elsewhere();
  }
}
