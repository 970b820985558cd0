package org.personalizejdbc.adapter;

import java.util.regex.Pattern;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlExplain;
import org.apache.calcite.sql.type.SqlTypeName;

/** What EXPLAIN answers: Calcite's text, without the character set that every text here has. */
final class Explanation {
  private static final Pattern CHARACTER_SET =
      Pattern.compile("_UTF-8(?=')| CHARACTER SET \"UTF-8\"");

  private Explanation() {}

  /** The column in which it stands. */
  static QueryColumn column(RelDataTypeFactory types) {
    return new QueryColumn("PLAN", null, types.createSqlType(SqlTypeName.VARCHAR));
  }

  /** A plan's text, in the format and with the details that are asked for. */
  static String of(SqlExplain asked, RelNode plan) {
    return plain(RelOptUtil.dumpPlan("", plan, asked.getFormat(), asked.getDetailLevel()));
  }

  /** A result's columns. */
  static String of(RelDataType rowType) {
    return plain(RelOptUtil.dumpType(rowType));
  }

  private static String plain(String text) {
    return CHARACTER_SET.matcher(text).replaceAll("");
  }
}
