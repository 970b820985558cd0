package org.personalizejdbc.adapter;

import com.google.common.base.Suppliers;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.fun.SqlLibrary;
import org.apache.calcite.sql.fun.SqlLibraryOperatorTableFactory;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.util.SqlOperatorTables;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.jspecify.annotations.Nullable;

/**
 * The operators and functions that statements may use: those of the standard, of PostgreSQL, and
 * {@link Functions}. Immutable and safe for concurrent use.
 */
final class EngineFunctions implements SqlOperatorTable {
  static final EngineFunctions TABLE = new EngineFunctions();

  /**
   * What simple conditions are made of, which is the standard's alone: gathering the libraries
   * takes a tenth of a new JVM's first statement, since Calcite reads an annotation of each of
   * their functions.
   */
  static final Set<String> PLAIN =
      Set.of("=", "<>", "<", "<=", ">", ">=", "AND", "OR", "NOT", "AS", "CAST", "ROW", "VALUES");

  /** The standard's functions that need no brackets; no library has others. */
  private static final Set<String> BARE =
      SqlStdOperatorTable.instance().getOperatorList().stream()
          .filter(EngineFunctions::isBare)
          .map(SqlOperator::getName)
          .collect(Collectors.toUnmodifiableSet());

  private final Supplier<SqlOperatorTable> all =
      Suppliers.memoize(
          () ->
              SqlOperatorTables.chain(
                  Functions.TABLE,
                  SqlLibraryOperatorTableFactory.INSTANCE.getOperatorTable(
                      SqlLibrary.STANDARD, SqlLibrary.POSTGRESQL)));

  private EngineFunctions() {}

  /** Whether an operator is a function that needs no brackets, such as CURRENT_DATE. */
  static boolean isBare(SqlOperator operator) {
    return operator.getSyntax() == SqlSyntax.FUNCTION_ID
        || operator.getSyntax() == SqlSyntax.FUNCTION_ID_CONSTANT;
  }

  /** Whether a name may stand for the call of a function that needs no brackets. */
  static boolean mayBeBare(String name) {
    return BARE.contains(name.toUpperCase(Locale.ROOT));
  }

  @Override
  public void lookupOperatorOverloads(
      SqlIdentifier name,
      @Nullable SqlFunctionCategory category,
      SqlSyntax syntax,
      List<SqlOperator> found,
      SqlNameMatcher matcher) {
    final boolean plain =
        name.isSimple() && PLAIN.contains(name.getSimple().toUpperCase(Locale.ROOT));
    (plain ? SqlStdOperatorTable.instance() : all.get())
        .lookupOperatorOverloads(name, category, syntax, found, matcher);
  }

  @Override
  public List<SqlOperator> getOperatorList() {
    return all.get().getOperatorList();
  }
}
