package org.personalizejdbc.inventory;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.adapter.jdbc.JdbcRel;
import org.apache.calcite.adapter.jdbc.JdbcRules;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.convert.ConverterRule;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.ImmutableBitSet;
import org.apache.calcite.util.mapping.Mappings;
import org.jspecify.annotations.Nullable;

/** The rules that move work into an attached database. */
final class DatabaseRules {
  private DatabaseRules() {}

  /** One of Calcite's own, for what is {@link Pushable}. */
  static RelOptRule guarded(ConverterRule rule, DatabaseConvention inside) {
    return ConverterRule.Config.INSTANCE
        .withConversion(
            rule.getOperand().getMatchedClass(), Convention.NONE, inside, "Guarded" + rule)
        .withRuleFactory(config -> new Guarded(config, rule, inside))
        .toRule(Guarded.class);
  }

  /** Of a condition that cannot move as a whole, those parts that can. */
  static RelOptRule partOfFilter(DatabaseConvention inside) {
    return new PartOfFilter(inside);
  }

  /** Of expressions that cannot move, the columns that they use, so that no others come over. */
  static RelOptRule columnsOfProject(DatabaseConvention inside) {
    return new ColumnsOfProject(inside);
  }

  private static final class Guarded extends ConverterRule {
    private final ConverterRule rule;
    private final DatabaseConvention inside;

    Guarded(Config config, ConverterRule rule, DatabaseConvention inside) {
      super(config);
      this.rule = rule;
      this.inside = inside;
    }

    @Override
    public @Nullable RelNode convert(RelNode rel) {
      return rule.getOperand().matches(rel) && Pushable.isPushable(rel, inside.dialect)
          ? rule.convert(rel)
          : null;
    }
  }

  /**
   *
   *
   * <pre>
   * Filter(a AND f(b))         Filter(f(b))
   *   inside              =>     JdbcFilter(a)
   *                                inside
   * </pre>
   */
  private static final class PartOfFilter extends RelOptRule {
    private final DatabaseConvention inside;

    PartOfFilter(DatabaseConvention inside) {
      super(
          operand(LogicalFilter.class, some(operand(JdbcRel.class, inside, any()))),
          "PartOfFilter:" + inside);
      this.inside = inside;
    }

    @Override
    public void onMatch(RelOptRuleCall call) {
      final Filter filter = call.rel(0);
      final List<RexNode> moved = new ArrayList<>();
      final List<RexNode> left = new ArrayList<>();
      for (RexNode part : RelOptUtil.conjunctions(filter.getCondition())) {
        (Pushable.isPushable(part) ? moved : left).add(part);
      }
      if (moved.isEmpty() || left.isEmpty()) {
        return;
      }
      final RexBuilder builder = filter.getCluster().getRexBuilder();
      final RelNode input = call.rel(1);
      final RelNode below =
          new MovedFilter(
              filter.getCluster(),
              input.getTraitSet().replace(inside),
              input,
              RexUtil.composeConjunction(builder, moved));
      call.transformTo(
          filter.copy(filter.getTraitSet(), below, RexUtil.composeConjunction(builder, left)));
    }
  }

  /**
   *
   *
   * <pre>
   * Project(f(b))         Project(f(b))
   *   inside         =>     JdbcProject(b)
   *                           inside
   * </pre>
   */
  private static final class ColumnsOfProject extends RelOptRule {
    private final DatabaseConvention inside;

    ColumnsOfProject(DatabaseConvention inside) {
      super(
          operand(LogicalProject.class, some(operand(JdbcRel.class, inside, any()))),
          "ColumnsOfProject:" + inside);
      this.inside = inside;
    }

    @Override
    public void onMatch(RelOptRuleCall call) {
      final Project project = call.rel(0);
      final RelNode input = call.rel(1);
      final int width = input.getRowType().getFieldCount();
      final ImmutableBitSet used = RelOptUtil.InputFinder.bits(project.getProjects(), null);
      if (used.isEmpty()
          || used.cardinality() == width
          || Pushable.isPushable(project, inside.dialect)) {
        return;
      }
      final RexBuilder builder = project.getCluster().getRexBuilder();
      final RelDataType type =
          project
              .getCluster()
              .getTypeFactory()
              .createStructType(
                  used.asList().stream().map(input.getRowType().getFieldList()::get).toList());
      final RelNode below =
          new MovedProject(
              project.getCluster(),
              input.getTraitSet().replace(inside),
              input,
              used.asList().stream().map(i -> builder.makeInputRef(input, i)).toList(),
              type);
      call.transformTo(
          project.copy(
              project.getTraitSet(),
              below,
              RexUtil.apply(
                  Mappings.target(used::indexOf, width, used.cardinality()), project.getProjects()),
              project.getRowType()));
    }
  }

  /**
   * A filter that another follows: at no cost, or Calcite, which counts each operator's rows alike,
   * would rather have one.
   */
  private static final class MovedFilter extends JdbcRules.JdbcFilter {
    MovedFilter(RelOptCluster cluster, RelTraitSet traits, RelNode input, RexNode condition) {
      super(cluster, traits, input, condition);
    }

    @Override
    public JdbcRules.JdbcFilter copy(RelTraitSet traits, RelNode input, RexNode condition) {
      return new MovedFilter(getCluster(), traits, input, condition);
    }

    @Override
    public RelOptCost computeSelfCost(RelOptPlanner planner, RelMetadataQuery query) {
      return planner.getCostFactory().makeZeroCost();
    }
  }

  /** A projection that another follows; at no cost, see {@link MovedFilter}. */
  private static final class MovedProject extends JdbcRules.JdbcProject {
    MovedProject(
        RelOptCluster cluster,
        RelTraitSet traits,
        RelNode input,
        List<? extends RexNode> projects,
        RelDataType type) {
      super(cluster, traits, input, projects, type);
    }

    @Override
    public JdbcRules.JdbcProject copy(
        RelTraitSet traits, RelNode input, List<RexNode> projects, RelDataType type) {
      return new MovedProject(getCluster(), traits, input, projects, type);
    }

    @Override
    public RelOptCost computeSelfCost(RelOptPlanner planner, RelMetadataQuery query) {
      return planner.getCostFactory().makeZeroCost();
    }
  }
}
