package org.personalizejdbc.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CallsMadeTest {

  @Test
  void eachResultSaysWhatItsStatementAskedOfAws() {
    final Ran ran =
        Ran.shell(
            "-e",
            "SELECT COUNT(*) FROM campaigns; VALUES 1; SELECT name FROM campaigns LIMIT 1;"
                + " SELECT solution_arn FROM campaigns LIMIT 2");

    assertThat(ran.err())
        .isEqualTo(
            """
            (1 row, 3 calls, embedded sample account)
            (1 row, 0 calls, embedded sample account)
            (1 row, 1 call, embedded sample account)
            (2 rows, 3 calls, embedded sample account)
            """);
  }

  @Test
  void aStatementOfAnotherDriverSaysNothingOfCalls() {
    final Ran ran = Ran.shell("--url", "jdbc:hsqldb:mem:calls", "-e", "VALUES 1");

    assertThat(ran.err()).isEqualTo("(1 row)\n");
  }
}
