package org.personalizejdbc.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** A semicolon separates statements unless it is in a literal, an identifier or a comment. */
class StatementSplitterTest {

  @Test
  void semicolonsSeparate() {
    assertThat(sql("a; b;;\n ;c")).containsExactly("a", "b", "c");
    assertThat(sql(" ; \n")).isEmpty();
  }

  @Test
  void literalsAndIdentifiersAreWhole() {
    assertThat(sql("a ';' b; \"x;\"\"y\" 'it''s; -- no' ; E'\\'; ' c"))
        .containsExactly("a ';' b", "\"x;\"\"y\" 'it''s; -- no'", "E'\\'; ' c");
    assertThat(sql("name'\\'; b")).as("no escaping literal").containsExactly("name'\\'", "b");
  }

  @Test
  void commentsAreSkipped() {
    assertThat(sql("-- a; 'b\na /* ; ' */ + 1; // it's; b\r\nb -- end;"))
        .containsExactly("a /* ; ' */ + 1", "b");
    assertThat(sql("/* only */ -- comments")).isEmpty();
  }

  @Test
  void aHintBelongsToItsStatement() {
    assertThat(sql("/*+ hint; */ a; b")).containsExactly("/*+ hint; */ a", "b");
  }

  @Test
  void whatIsNotClosedIsLeftToTheParser() {
    assertThat(sql("a; 'b; c")).containsExactly("a", "'b; c");
    assertThat(sql("a; \"b; c")).containsExactly("a", "\"b; c");
    assertThat(sql("a /* ; b")).containsExactly("a");
    assertThat(sql("a E'\\")).containsExactly("a E'\\");
  }

  @Test
  void eachStatementKnowsWhereItStarts() {
    assertThat(StatementSplitter.split("-- x\n\na\n;\n/*\n*/ b"))
        .containsExactly(new SqlStatement(1, 3, "a"), new SqlStatement(2, 6, "b"));
  }

  @Property
  void joinedStatementsComeApartAgain(@ForAll("statements") List<String> statements) {
    assertThat(sql(String.join(" ;\n-- and; '\n", statements))).isEqualTo(statements);
  }

  @Provide
  Arbitrary<List<String>> statements() {
    Arbitrary<String> part =
        Arbitraries.of("a", "'x;''y'", "\"p;q\"", "E'\\';'", "/* ; */ z", "// ;\nz", "=", "😀");
    return part.list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .map(parts -> "s " + parts.stream().collect(Collectors.joining(" ")))
        .list()
        .ofMinSize(1)
        .ofMaxSize(5);
  }

  private static List<String> sql(String text) {
    return StatementSplitter.split(text).stream().map(SqlStatement::sql).toList();
  }
}
