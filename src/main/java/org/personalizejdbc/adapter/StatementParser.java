package org.personalizejdbc.adapter;

import java.io.Reader;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;
import org.apache.calcite.sql.parser.SqlParserImplFactory;
import org.apache.calcite.sql.parser.impl.SqlParserImpl;

/** Calcite's parser, whose statements are then rewritten to what Calcite can run. */
final class StatementParser extends SqlParserImpl {
  /** Makes these parsers. */
  static final SqlParserImplFactory FACTORY =
      new SqlParserImplFactory() {
        @Override
        public SqlAbstractParserImpl getParser(Reader reader) {
          return new StatementParser(reader);
        }
      };

  private StatementParser(Reader reader) {
    super(reader);
  }

  @Override
  public SqlNode parseSqlStmtEof() throws Exception {
    return StatementRewriter.rewrite(super.parseSqlStmtEof());
  }

  @Override
  public SqlNode parseSqlExpressionEof() throws Exception {
    return StatementRewriter.rewrite(super.parseSqlExpressionEof());
  }
}
