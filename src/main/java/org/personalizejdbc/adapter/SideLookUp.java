package org.personalizejdbc.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.tools.RelBuilder;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.ResourceTable;

/** Builds the plan that looks a {@link LookUpSide} up for each row of a relation. */
final class SideLookUp {
  private SideLookUp() {}

  /**
   * Builds it.
   *
   * @param key the ARN to look up, over the relation's row
   * @param onRelation conditions over the relation's row
   * @param rest conditions over the relation's row followed by the side's
   * @param outer whether a row without a match is padded with nulls
   * @return the relation's row followed by the side's; null where the conditions cannot be told for
   *     an outer look-up of several rows
   */
  static @Nullable RelNode build(
      RelBuilder builder,
      RelNode relation,
      LookUpSide side,
      RexNode key,
      List<RexNode> onRelation,
      List<RexNode> rest,
      boolean outer) {
    final boolean conditional = !rest.isEmpty() || !side.conditions().isEmpty();
    final DescribeSpec spec = side.describe().spec;
    if (outer && conditional && spec.table().multiplicity() == ResourceTable.Multiplicity.MANY) {
      return null;
    }
    final RexBuilder rexBuilder = builder.getRexBuilder();
    final int width = relation.getRowType().getFieldCount();
    builder.push(relation);
    if (!outer) {
      builder.filter(onRelation);
    }
    final int keyField = pushKey(builder, outer ? guarded(rexBuilder, key, onRelation) : key);
    final ResourceDescribe describe =
        ResourceDescribe.create(
            builder.build(), spec.withKeys(keyField, DescribeSpec.Keys.JOINED).withOuter(outer));
    builder.push(describe);
    final int offset = describe.inputWidth();
    // A field of the side's describe operator, as one of this one: its key is the table's ARN.
    final int sideWidth = side.describe().inputWidth();
    final IntFunction<RexNode> described =
        field -> builder.field(offset + Math.max(0, field - sideWidth));
    final List<RexNode> conditions = new ArrayList<>();
    side.conditions().forEach(c -> conditions.add(Refs.replace(rexBuilder, c, described)));
    rest.forEach(
        c ->
            conditions.add(
                Refs.replace(
                    rexBuilder,
                    c,
                    field ->
                        field < width
                            ? builder.field(field)
                            : Refs.replace(
                                rexBuilder, side.fields().get(field - width), described))));
    final List<RexNode> fields = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      fields.add(builder.field(i));
    }
    if (!outer) {
      builder.filter(conditions);
      side.fields().forEach(f -> fields.add(Refs.replace(rexBuilder, f, described)));
      return builder.project(fields, List.of(), true).build();
    }
    final List<RexNode> matched = new ArrayList<>();
    matched.add(rexBuilder.makeCall(SqlStdOperatorTable.IS_NOT_NULL, builder.field(offset)));
    matched.addAll(conditions);
    final RexNode isMatched = RexUtil.composeConjunction(rexBuilder, matched);
    for (RexNode field : side.fields()) {
      final RexNode value = Refs.replace(rexBuilder, field, described);
      fields.add(
          !conditional && value instanceof RexInputRef
              ? value
              : nullUnless(rexBuilder, isMatched, value));
    }
    return builder.project(fields, List.of(), true).build();
  }

  /** Pushes the key as a field of the relation, and tells which. */
  private static int pushKey(RelBuilder builder, RexNode key) {
    final RexBuilder rexBuilder = builder.getRexBuilder();
    if (key instanceof RexInputRef ref) {
      return ref.getIndex();
    }
    final List<RexNode> fields = new ArrayList<>(builder.fields());
    fields.add(rexBuilder.makeCast(KeyCondition.keyType(rexBuilder), key));
    builder.project(fields, List.of(), true);
    return fields.size() - 1;
  }

  /** A key that is null, so that nothing is asked, where a condition does not hold. */
  private static RexNode guarded(RexBuilder rexBuilder, RexNode key, List<RexNode> conditions) {
    return conditions.isEmpty()
        ? key
        : nullUnless(rexBuilder, RexUtil.composeConjunction(rexBuilder, conditions), key);
  }

  private static RexNode nullUnless(RexBuilder rexBuilder, RexNode condition, RexNode value) {
    final RelDataType type =
        rexBuilder.getTypeFactory().createTypeWithNullability(value.getType(), true);
    return rexBuilder.makeCall(
        type,
        SqlStdOperatorTable.CASE,
        List.of(
            condition, rexBuilder.ensureType(type, value, true), rexBuilder.makeNullLiteral(type)));
  }
}
