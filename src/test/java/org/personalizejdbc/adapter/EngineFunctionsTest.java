package org.personalizejdbc.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.junit.jupiter.api.Test;

/** The operators that are looked up without the libraries are in none of them. */
class EngineFunctionsTest {
  @Test
  void whatIsLookedUpInTheStandardAloneIsTheStandardsAlone() {
    List<SqlOperator> plain =
        EngineFunctions.TABLE.getOperatorList().stream()
            .filter(operator -> EngineFunctions.PLAIN.contains(operator.getName()))
            .toList();
    assertThat(plain).isNotEmpty().isSubsetOf(SqlStdOperatorTable.instance().getOperatorList());
  }

  @Test
  void whatNeedsNoBracketsIsTheStandardsAlone() {
    List<SqlOperator> bare =
        EngineFunctions.TABLE.getOperatorList().stream().filter(EngineFunctions::isBare).toList();
    assertThat(bare)
        .isNotEmpty()
        .isSubsetOf(SqlStdOperatorTable.instance().getOperatorList())
        .allMatch(operator -> EngineFunctions.mayBeBare(operator.getName()));
    assertThat(EngineFunctions.mayBeBare("current_date")).isTrue();
    assertThat(EngineFunctions.mayBeBare("campaign_arn")).isFalse();
  }

  @Test
  void functionsOfOtherDatabasesComeFirst() {
    assertThat(EngineFunctions.TABLE.getOperatorList())
        .startsWith(Functions.TABLE.getOperatorList().toArray(SqlOperator[]::new))
        .containsAll(SqlStdOperatorTable.instance().getOperatorList())
        .extracting(SqlOperator::getName)
        .contains("ILIKE", "SPLIT_PART");
  }
}
