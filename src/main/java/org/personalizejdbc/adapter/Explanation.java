package org.personalizejdbc.adapter;

import java.util.regex.Pattern;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.prepare.Prepare;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.runtime.Bindable;
import org.apache.calcite.sql.SqlExplainFormat;
import org.apache.calcite.sql.SqlExplainLevel;
import org.jspecify.annotations.Nullable;

/** What EXPLAIN answers: Calcite's text, without the character set that every text here has. */
final class Explanation extends Prepare.PreparedExplain {
  private static final Pattern CHARACTER_SET =
      Pattern.compile("_UTF-8(?=')| CHARACTER SET \"UTF-8\"");

  Explanation(
      @Nullable RelDataType rowType,
      RelDataType parameterRowType,
      @Nullable RelRoot root,
      SqlExplainFormat format,
      SqlExplainLevel detailLevel) {
    super(rowType, parameterRowType, root, format, detailLevel);
  }

  @Override
  public String getCode() {
    return CHARACTER_SET.matcher(super.getCode()).replaceAll("");
  }

  @Override
  public Bindable<?> getBindable(Meta.CursorFactory cursorFactory) {
    final String text = getCode();
    final Object row =
        cursorFactory.style == Meta.Style.ARRAY ? (Object) new String[] {text} : text;
    return root -> Linq4j.singletonEnumerable(row);
  }
}
