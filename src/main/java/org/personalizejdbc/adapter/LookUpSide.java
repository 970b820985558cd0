package org.personalizejdbc.adapter;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.Column;
import org.personalizejdbc.api.ResourceTable;

/**
 * The side of a join that yields what one ARN is described as, seen through its projections,
 * filters, and the aggregates by ARN that IN and EXISTS leave behind: instead of being joined, it
 * can be looked up.
 *
 * @param describe the describe operator at the bottom
 * @param fields what the side yields, as expressions over the describe operator's row
 * @param conditions what a row must meet, over the same row
 * @param key what is looked up where the operator has a key of its own, as under LATERAL; null
 *     where the keys are a listing, so that the join must name them
 */
record LookUpSide(
    ResourceDescribe describe,
    List<RexNode> fields,
    List<RexNode> conditions,
    @Nullable RexNode key) {

  /**
   * Sees through a side of a join.
   *
   * @return null where the side is something else
   */
  static @Nullable LookUpSide of(RelNode rel) {
    final RelNode node = rel.stripped();
    if (node instanceof ResourceDescribe describe) {
      return ofDescribe(describe);
    } else if (node instanceof Project project) {
      final LookUpSide input = of(project.getInput());
      return input == null || project.getProjects().stream().anyMatch(e -> !isPlain(e))
          ? null
          : input.withFields(project.getProjects().stream().map(input::inline).toList());
    } else if (node instanceof Filter filter) {
      final LookUpSide input = of(filter.getInput());
      return input == null || !isPlain(filter.getCondition())
          ? null
          : input.withCondition(filter.getCondition());
    } else if (node instanceof Aggregate aggregate) {
      final LookUpSide input = of(aggregate.getInput());
      return input == null ? null : input.aggregated(aggregate);
    }
    return null;
  }

  /** Whether an expression's value depends on its row alone. */
  static boolean isPlain(RexNode node) {
    return RexUtil.isDeterministic(node) && !RexOver.containsOver(node);
  }

  private static @Nullable LookUpSide ofDescribe(ResourceDescribe describe) {
    final DescribeSpec spec = describe.spec;
    if (spec.outer() || spec.recheck() != null || !spec.addsAll()) {
      return null;
    }
    final List<RexNode> identity =
        List.copyOf(describe.getCluster().getRexBuilder().identityProjects(describe.getRowType()));
    if (describe.listing() instanceof ResourceList) {
      return new LookUpSide(describe, identity, List.of(), null);
    } else if (describe.getInput().stripped() instanceof Project project
        && project.getProjects().size() == 1
        && project.getInput().stripped() instanceof Values values
        && Values.isSingleValue(values)) {
      return new LookUpSide(describe, identity, List.of(), project.getProjects().get(0));
    }
    return null;
  }

  private LookUpSide withFields(List<RexNode> expressions) {
    return new LookUpSide(describe, expressions, conditions, key);
  }

  /** The same side with other conditions. */
  LookUpSide withConditions(List<RexNode> others) {
    return new LookUpSide(describe, fields, List.copyOf(others), key);
  }

  private LookUpSide withCondition(RexNode condition) {
    final List<RexNode> all = new ArrayList<>(conditions);
    all.addAll(RelOptUtil.conjunctions(inline(condition)));
    return new LookUpSide(describe, fields, List.copyOf(all), key);
  }

  /** An expression over this side's row, as one over the describe operator's row. */
  RexNode inline(RexNode node) {
    return node.accept(
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef ref) {
            return fields.get(ref.getIndex());
          }
        });
  }

  /** Whether a field of this side is the ARN. */
  boolean isArn(int field) {
    return KeyCondition.isColumn(fields.get(field), describe::isArn);
  }

  /** Whether a condition lets a listing of this side describe less than all. */
  boolean isNarrowed() {
    return conditions.stream()
        .anyMatch(
            condition ->
                DescribeFilterRule.refersOnlyTo(
                    condition,
                    field -> {
                      final Column<?, ?> column =
                          describe.spec.table().columns().get(describe.tableColumn(field));
                      return column.isListed() || column.isNarrowing();
                    }));
  }

  /** An aggregate by ARN over what has one row per ARN yields that row. */
  private @Nullable LookUpSide aggregated(Aggregate aggregate) {
    if (describe.spec.table().multiplicity() == ResourceTable.Multiplicity.MANY
        || aggregate.getGroupType() != Aggregate.Group.SIMPLE
        || aggregate.getGroupSet().asList().stream().noneMatch(this::isArn)) {
      return null;
    }
    final RexBuilder rexBuilder = aggregate.getCluster().getRexBuilder();
    final List<RexNode> yielded = new ArrayList<>();
    aggregate.getGroupSet().forEach(field -> yielded.add(fields.get(field)));
    for (AggregateCall call : aggregate.getAggCallList()) {
      final SqlKind kind = call.getAggregation().getKind();
      if (call.hasFilter() || call.distinctKeys != null) {
        return null;
      } else if (kind == SqlKind.LITERAL_AGG) {
        yielded.add(call.rexList.get(0));
      } else if (kind == SqlKind.MIN || kind == SqlKind.MAX || kind == SqlKind.SINGLE_VALUE) {
        yielded.add(
            rexBuilder.ensureType(call.getType(), fields.get(call.getArgList().get(0)), true));
      } else {
        return null;
      }
    }
    return withFields(List.copyOf(yielded));
  }
}
