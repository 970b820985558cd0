package org.personalizejdbc.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.calcite.plan.RelOptLattice;
import org.apache.calcite.plan.RelOptMaterialization;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.plan.hep.HepProgramBuilder;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.metadata.DefaultRelMetadataProvider;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.rel.rules.PruneEmptyRules;
import org.apache.calcite.sql2rel.ConvertToChecked;
import org.apache.calcite.tools.Program;
import org.apache.calcite.tools.Programs;
import org.apache.calcite.tools.RelBuilder;

/**
 * The steps in which a statement is planned: sub-queries become joins, rewritings that are always
 * for the better come next, and a choice by cost of how to run it comes last.
 */
final class PersonalizeProgram {
  /** What brings conditions down to the operators, and takes out what is provably empty. */
  private static final List<RelOptRule> STOCK =
      List.of(
          CoreRules.FILTER_REDUCE_EXPRESSIONS,
          CoreRules.FILTER_MERGE,
          CoreRules.FILTER_PROJECT_TRANSPOSE,
          CoreRules.FILTER_INTO_JOIN,
          CoreRules.FILTER_CORRELATE,
          CoreRules.FILTER_AGGREGATE_TRANSPOSE,
          CoreRules.FILTER_SET_OP_TRANSPOSE,
          CoreRules.FILTER_SORT_TRANSPOSE,
          CoreRules.JOIN_CONDITION_PUSH,
          CoreRules.PROJECT_MERGE,
          CoreRules.FILTER_VALUES_MERGE,
          PruneEmptyRules.FILTER_INSTANCE,
          PruneEmptyRules.PROJECT_INSTANCE,
          PruneEmptyRules.JOIN_LEFT_INSTANCE,
          PruneEmptyRules.JOIN_RIGHT_INSTANCE,
          PruneEmptyRules.UNION_INSTANCE,
          PruneEmptyRules.SORT_INSTANCE,
          PruneEmptyRules.SORT_FETCH_ZERO_INSTANCE,
          PruneEmptyRules.AGGREGATE_INSTANCE);

  /** What brings conditions down to a describe operator as they are, and makes keys of them. */
  private static final List<RelOptRule> TO_KEYS =
      List.of(
          CoreRules.FILTER_MERGE,
          CoreRules.FILTER_PROJECT_TRANSPOSE,
          CoreRules.FILTER_INTO_JOIN,
          ResourceRules.FILTER_TO_KEYS);

  /** What makes one operator of a chain of UNIONs, INTERSECTs or EXCEPTs. */
  static final List<RelOptRule> MERGE =
      List.of(CoreRules.UNION_MERGE, CoreRules.INTERSECT_MERGE, CoreRules.MINUS_MERGE);

  private PersonalizeProgram() {}

  /**
   * The steps.
   *
   * @param pushDown whether the rules around the operators apply; without them every mention lists
   *     and describes all, which tests compare with
   * @param held takes what does not fit into the plan's code
   */
  static Program create(boolean pushDown, HeldValues held) {
    final var metadata = DefaultRelMetadataProvider.INSTANCE;
    final List<Program> steps = new ArrayList<>();
    if (pushDown) {
      steps.add(hep(List.of(ResourceRules.NOT_IN)));
    }
    steps.add(Programs.subQuery(metadata));
    steps.add(hep(MERGE));
    steps.add(step(InLists::apply));
    // First, since Calcite cannot undo the correlation of a sub-query beside one of LATERAL.
    steps.add(
        hep(List.of(ResourceRules.FUNCTION_TO_DESCRIBE, ResourceRules.CORRELATE_TO_DESCRIBE)));
    steps.add(Programs.decorrelate());
    steps.add(step(PaddedText::trim));
    steps.add(step(Percentiles::implement));
    steps.add(step(PersonalizeProgram::checkArithmetic));
    if (pushDown) {
      // Ahead of what simplifies conditions, which takes long where a list names many keys.
      steps.add(hep(TO_KEYS));
      steps.add(hep(STOCK, ResourceRules.KEYS));
      steps.add(hep(List.of(ResourceRules.JOIN_KEYS)));
      steps.add(hep(STOCK, ResourceRules.BELOW));
      steps.add(step(PersonalizeProgram::trim));
      steps.add(hep(List.of(CoreRules.PROJECT_MERGE, ResourceRules.DESCRIBE_SORT)));
      steps.add(step(ExistingKeys::apply));
      steps.add(step(RowBounds::apply));
    } else {
      steps.add(Programs.trim());
    }
    steps.add(step(PartialReach::apply));
    steps.add(PersonalizeProgram::choose);
    steps.add(step(TrimText::apply));
    steps.add(step(MatchText::apply));
    steps.add(step(rel -> LongSearches.apply(rel, held)));
    steps.add(Programs.calc(metadata));
    return Programs.sequence(steps.toArray(Program[]::new));
  }

  /** Applies rules, each group of them in whatever order until none finds anything. */
  @SafeVarargs
  private static Program hep(List<RelOptRule>... groups) {
    final HepProgramBuilder builder = new HepProgramBuilder();
    Stream.of(groups).forEach(builder::addRuleCollection);
    return Programs.of(builder.build(), true, DefaultRelMetadataProvider.INSTANCE);
  }

  /** A rewriting that needs nothing but the plan. */
  private static Program step(UnaryOperator<RelNode> rewriting) {
    return (planner, rel, traits, materializations, lattices) -> rewriting.apply(rel);
  }

  /** Has a number that its type cannot hold be an error, where Calcite's would wrap around. */
  private static RelNode checkArithmetic(RelNode rel) {
    return new ConvertToChecked(rel.getCluster().getRexBuilder(), true).visit(rel);
  }

  private static RelNode trim(RelNode rel) {
    final RelBuilder builder = RelFactories.LOGICAL_BUILDER.create(rel.getCluster(), null);
    return new ResourceTrimmer(builder).trim(rel);
  }

  private static RelNode choose(
      RelOptPlanner planner,
      RelNode rel,
      RelTraitSet traits,
      List<RelOptMaterialization> materializations,
      List<RelOptLattice> lattices) {
    planner.setRoot(rel);
    planner.setRoot(rel.getTraitSet().equals(traits) ? rel : planner.changeTraits(rel, traits));
    return planner.findBestExp();
  }
}
