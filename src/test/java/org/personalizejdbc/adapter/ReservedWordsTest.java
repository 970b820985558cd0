package org.personalizejdbc.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.calcite.sql.parser.SqlAbstractParserImpl;
import org.apache.calcite.sql.parser.SqlParser;
import org.junit.jupiter.api.Test;

/** The words are those of the parser. */
class ReservedWordsTest {
  @Test
  void theyAreThoseThatCalcitesParserReserves() {
    SqlAbstractParserImpl.Metadata parser = SqlParser.create("").getMetadata();
    assertThat(ReservedWords.all())
        .containsExactlyInAnyOrderElementsOf(
            parser.getTokens().stream().filter(parser::isReservedWord).toList());
  }

  @Test
  void theirCaseDoesNotMatter() {
    assertThat(ReservedWords.contains("Select")).isTrue();
    assertThat(ReservedWords.contains("name")).isFalse();
  }
}
