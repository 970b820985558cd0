package org.personalizejdbc.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.junit.jupiter.api.Test;

/** The translation of conditions, without a plan or a backend: field 0 is the ARN, 1 the status. */
class KeyConditionTest {
  private final RexBuilder rex = new RexBuilder(PersonalizeTypeSystem.typeFactory());
  private final RelDataType text = rex.getTypeFactory().createSqlType(SqlTypeName.VARCHAR, 256);
  private final RexNode arn = rex.makeInputRef(text, 0);
  private final RexNode status = rex.makeInputRef(text, 1);
  private final RexNode parameter = rex.makeDynamicParam(text, 0);

  private RexNode literal(String value) {
    return rex.makeCast(text, rex.makeLiteral(value));
  }

  private RexNode equal(RexNode left, RexNode right) {
    return rex.makeCall(SqlStdOperatorTable.EQUALS, left, right);
  }

  private RexNode and(RexNode... operands) {
    return rex.makeCall(SqlStdOperatorTable.AND, operands);
  }

  private RexNode or(RexNode... operands) {
    return rex.makeCall(SqlStdOperatorTable.OR, operands);
  }

  private KeyCondition translate(RexNode condition) {
    return KeyCondition.of(condition, field -> field == 0, rex);
  }

  @Test
  void anEqualityIsAKeyWhicheverWayItIsWritten() {
    assertThat(translate(equal(arn, literal("x"))).keys()).containsExactly(literal("x"));
    assertThat(translate(equal(literal("x"), arn)).keys()).containsExactly(literal("x"));
    assertThat(translate(equal(arn, parameter)).keys()).containsExactly(parameter);
  }

  @Test
  void whatStandsBesideTheKeyIsLeftToCheck() {
    final KeyCondition condition =
        translate(and(equal(arn, literal("x")), equal(status, literal("ACTIVE"))));

    assertThat(condition.keys()).containsExactly(literal("x"));
    assertThat(condition.onKey()).isEmpty();
    assertThat(condition.rest()).containsExactly(equal(status, literal("ACTIVE")));
  }

  @Test
  void aSecondConditionOnTheArnIsCheckedBeforeACall() {
    final KeyCondition condition = translate(and(equal(arn, literal("x")), equal(arn, parameter)));

    assertThat(condition.keys()).hasSize(1);
    assertThat(condition.onKey()).hasSize(1);
    assertThat(condition.rest()).isEmpty();
  }

  @Test
  void anInListAndADisjunctionAreKeys() {
    final RexNode in = rex.makeIn(arn, List.of(literal("x"), literal("y"), literal("x")));

    assertThat(translate(in).keys()).hasSize(2);
    assertThat(translate(or(equal(arn, literal("x")), equal(parameter, arn))).keys())
        .containsExactly(literal("x"), parameter);
  }

  @Test
  void aDisjunctionThatSaysMoreIsCheckedAgain() {
    final RexNode disjunction =
        or(
            and(equal(arn, literal("x")), equal(status, literal("ACTIVE"))),
            equal(arn, literal("y")));

    assertThat(translate(disjunction).keys()).containsExactly(literal("x"), literal("y"));
    assertThat(translate(disjunction).rest()).containsExactly(disjunction);
  }

  @Test
  void aCastToLongerTextIsSeenThroughAndOneToShorterIsNot() {
    final RelDataType longer = rex.getTypeFactory().createSqlType(SqlTypeName.VARCHAR, 300);
    final RelDataType shorter = rex.getTypeFactory().createSqlType(SqlTypeName.VARCHAR, 60);

    assertThat(translate(equal(rex.makeAbstractCast(longer, arn, false), literal("x"))))
        .isNotNull();
    assertThat(translate(equal(rex.makeAbstractCast(shorter, arn, false), literal("x")))).isNull();
  }

  @Test
  void whatAllowsAnyArnNamesNoKeys() {
    assertThat(translate(or(equal(arn, literal("x")), equal(status, literal("ACTIVE"))))).isNull();
    assertThat(translate(rex.makeCall(SqlStdOperatorTable.NOT, equal(arn, literal("x"))))).isNull();
    assertThat(translate(equal(arn, status))).isNull();
    assertThat(translate(rex.makeCall(SqlStdOperatorTable.GREATER_THAN, arn, literal("x"))))
        .isNull();
  }
}
