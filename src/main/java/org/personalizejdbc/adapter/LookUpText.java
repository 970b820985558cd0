package org.personalizejdbc.adapter;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.parser.SqlParser;
import org.jspecify.annotations.Nullable;

/**
 * A statement that looks up by one key and does nothing else, as it is written:
 *
 * <pre>
 * SELECT name, c.status AS state FROM personalize.campaigns AS c WHERE c.campaign_arn = '…'
 * </pre>
 *
 * @param items the columns that are asked for, at least one; null for all
 * @param schema the table's schema; null where it is not named
 * @param table the table
 * @param key the column that is compared
 * @param value the text that it is compared with; null for a parameter
 */
record LookUpText(
    @Nullable List<Item> items,
    @Nullable String schema,
    String table,
    String key,
    @Nullable String value) {

  /**
   * A column that is asked for.
   *
   * @param column its name, as written
   * @param label its alias, or its name
   */
  record Item(String column, String label) {}

  /**
   * Reads a statement.
   *
   * @return null where it is of another form, right or wrong
   */
  static @Nullable LookUpText read(String sql) {
    final List<SqlToken> tokens = SqlToken.of(sql);
    return tokens == null ? null : new Reader(tokens).statement();
  }

  /**
   * A column, as written.
   *
   * @param table the table's alias or name before it, or null
   */
  private record Reference(@Nullable String table, String column) {}

  /** Reads from left to right; what is of another form is null, and so is all that holds it. */
  private static final class Reader {
    private final List<SqlToken> tokens;
    private int next;

    Reader(List<SqlToken> tokens) {
      this.tokens = tokens;
    }

    @Nullable LookUpText statement() {
      if (!take("SELECT")) {
        return null;
      }
      final List<Reference> columns = new ArrayList<>();
      final List<Item> items = take('*') ? null : items(columns);
      if ((items != null && items.isEmpty()) || !take("FROM")) {
        return null;
      }
      final Reference table = reference();
      if (table == null) {
        return null;
      }
      final String alias = isNext("WHERE") ? table.column : alias();
      if (alias == null || !take("WHERE")) {
        return null;
      }
      final boolean reversed = isNext(SqlToken.Kind.TEXT) || isNext('?');
      final SqlToken value = reversed ? value() : null;
      if (reversed && !take('=')) {
        return null;
      }
      final Reference key = reference();
      final SqlToken compared = reversed || !take('=') ? value : value();
      if (key == null || compared == null || next < tokens.size()) {
        return null;
      }
      columns.add(key);
      final boolean ofTable =
          columns.stream()
              .allMatch(column -> column.table == null || column.table.equalsIgnoreCase(alias));
      return ofTable
          ? new LookUpText(
              items,
              table.table,
              table.column,
              key.column,
              compared.kind() == SqlToken.Kind.TEXT ? compared.text() : null)
          : null;
    }

    /**
     * The columns that are asked for; empty where one is of another form.
     *
     * @param columns takes them as they are written
     */
    private List<Item> items(List<Reference> columns) {
      final List<Item> items = new ArrayList<>();
      do {
        final Reference column = reference();
        final String label =
            column == null || isNext(',') || isNext("FROM")
                ? column == null ? null : column.column
                : alias();
        if (column == null || label == null) {
          return List.of();
        }
        columns.add(column);
        items.add(new Item(column.column, label));
      } while (take(','));
      return items;
    }

    private @Nullable Reference reference() {
      final String first = name();
      if (first == null || !take('.')) {
        return first == null ? null : new Reference(null, first);
      }
      final String second = name();
      return second == null ? null : new Reference(first, second);
    }

    private @Nullable String alias() {
      take("AS");
      return name();
    }

    /** A name that is quoted, or is no word of SQL's own; longer ones the parser refuses. */
    private @Nullable String name() {
      final boolean named =
          isNext(SqlToken.Kind.QUOTED)
              || (isNext(SqlToken.Kind.WORD) && !ReservedWords.contains(tokens.get(next).text()));
      return named && tokens.get(next).text().length() <= SqlParser.DEFAULT_IDENTIFIER_MAX_LENGTH
          ? tokens.get(next++).text()
          : null;
    }

    private @Nullable SqlToken value() {
      return isNext(SqlToken.Kind.TEXT) || isNext('?') ? tokens.get(next++) : null;
    }

    private boolean isNext(SqlToken.Kind kind) {
      return next < tokens.size() && tokens.get(next).kind() == kind;
    }

    private boolean isNext(char mark) {
      return isNext(SqlToken.Kind.MARK) && tokens.get(next).text().charAt(0) == mark;
    }

    private boolean isNext(String word) {
      return isNext(SqlToken.Kind.WORD) && tokens.get(next).text().equalsIgnoreCase(word);
    }

    private boolean take(char mark) {
      final boolean taken = isNext(mark);
      next += taken ? 1 : 0;
      return taken;
    }

    private boolean take(String word) {
      final boolean taken = isNext(word);
      next += taken ? 1 : 0;
      return taken;
    }
  }
}
