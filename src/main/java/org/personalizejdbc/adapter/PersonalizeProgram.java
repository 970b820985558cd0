package org.personalizejdbc.adapter;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptLattice;
import org.apache.calcite.plan.RelOptMaterialization;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.TableFunctionScan;
import org.apache.calcite.rel.metadata.DefaultRelMetadataProvider;
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
          StockRules.FILTER_REDUCE_EXPRESSIONS,
          StockRules.FILTER_MERGE,
          StockRules.FILTER_PROJECT_TRANSPOSE,
          StockRules.FILTER_INTO_JOIN,
          StockRules.FILTER_CORRELATE,
          StockRules.FILTER_AGGREGATE_TRANSPOSE,
          StockRules.FILTER_SET_OP_TRANSPOSE,
          StockRules.FILTER_SORT_TRANSPOSE,
          StockRules.JOIN_CONDITION_PUSH,
          StockRules.PROJECT_MERGE,
          StockRules.FILTER_VALUES_MERGE,
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
          StockRules.FILTER_MERGE,
          StockRules.FILTER_PROJECT_TRANSPOSE,
          StockRules.FILTER_INTO_JOIN,
          ResourceRules.FILTER_TO_KEYS);

  /** What makes one operator of a chain of UNIONs, INTERSECTs or EXCEPTs. */
  static final List<RelOptRule> MERGE =
      List.of(StockRules.UNION_MERGE, StockRules.INTERSECT_MERGE, StockRules.MINUS_MERGE);

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
      steps.add(
          PlanSteps.where(
              PlanParts::hasSubQueryOrWindow, PlanSteps.hep(List.of(ResourceRules.NOT_IN))));
    }
    steps.add(
        PlanSteps.where(
            PlanParts::hasSubQueryOrWindow,
            (planner, rel, traits, materializations, lattices) ->
                // Made when it is needed: see PlanSteps.
                Programs.subQuery(metadata).run(planner, rel, traits, materializations, lattices)));
    steps.add(PlanSteps.where(rel -> PlanParts.has(rel, SetOp.class), PlanSteps.hep(MERGE)));
    steps.add(PlanSteps.step(InLists::apply));
    // First, since Calcite cannot undo the correlation of a sub-query beside one of LATERAL.
    steps.add(
        PlanSteps.where(
            rel -> PlanParts.has(rel, TableFunctionScan.class, Correlate.class),
            PlanSteps.hep(
                List.of(ResourceRules.FUNCTION_TO_DESCRIBE, ResourceRules.CORRELATE_TO_DESCRIBE))));
    steps.add(
        PlanSteps.where(
            rel -> PlanParts.has(rel, Correlate.class),
            (planner, rel, traits, materializations, lattices) ->
                Programs.decorrelate().run(planner, rel, traits, materializations, lattices)));
    steps.add(PlanSteps.step(PaddedText::trim));
    steps.add(PlanSteps.step(Percentiles::implement));
    steps.add(PlanSteps.step(PersonalizeProgram::checkArithmetic));
    if (pushDown) {
      // Ahead of what simplifies conditions, which takes long where a list names many keys.
      steps.add(PlanSteps.hep(TO_KEYS));
      steps.add(PlanSteps.hep(STOCK, ResourceRules.KEYS));
      steps.add(
          PlanSteps.where(
              rel -> PlanParts.has(rel, Join.class),
              PlanSteps.hep(List.of(ResourceRules.JOIN_KEYS))));
      steps.add(PlanSteps.hep(STOCK, ResourceRules.BELOW));
      steps.add(PlanSteps.step(PersonalizeProgram::trim));
      steps.add(PlanSteps.hep(List.of(StockRules.PROJECT_MERGE, ResourceRules.DESCRIBE_SORT)));
      steps.add(PlanSteps.step(ExistingKeys::apply));
      steps.add(PlanSteps.step(RowBounds::apply));
    } else {
      steps.add(Programs.trim());
    }
    steps.add(PlanSteps.step(PartialReach::apply));
    steps.add(pushDown ? PersonalizeProgram::chooseIfAny : PersonalizeProgram::choose);
    steps.add(PlanSteps.step(TrimText::apply));
    steps.add(PlanSteps.step(MatchText::apply));
    steps.add(PlanSteps.step(rel -> LongSearches.apply(rel, held)));
    steps.add(
        (planner, rel, traits, materializations, lattices) ->
            pushDown && SimpleCalcs.isSimple(rel)
                ? SimpleCalcs.merge(rel)
                : Programs.calc(metadata).run(planner, rel, traits, materializations, lattices));
    return PlanSteps.sequence(List.copyOf(steps));
  }

  /** Has a number that its type cannot hold be an error, where Calcite's would wrap around. */
  private static RelNode checkArithmetic(RelNode rel) {
    return new ConvertToChecked(rel.getCluster().getRexBuilder(), true).visit(rel);
  }

  private static RelNode trim(RelNode rel) {
    final RelBuilder builder = RelFactories.LOGICAL_BUILDER.create(rel.getCluster(), null);
    return new ResourceTrimmer(builder).trim(rel);
  }

  private static RelNode chooseIfAny(
      RelOptPlanner planner,
      RelNode rel,
      RelTraitSet traits,
      List<RelOptMaterialization> materializations,
      List<RelOptLattice> lattices) {
    final RelNode simple = SimplePlans.implement(rel);
    return simple != null && simple.getTraitSet().satisfies(traits)
        ? simple
        : choose(planner, rel, traits, materializations, lattices);
  }

  private static RelNode choose(
      RelOptPlanner planner,
      RelNode rel,
      RelTraitSet traits,
      List<RelOptMaterialization> materializations,
      List<RelOptLattice> lattices) {
    UnorderedMetadata.end(rel.getCluster());
    PlannerRules.registerIn(planner);
    planner.setRoot(rel);
    planner.setRoot(rel.getTraitSet().equals(traits) ? rel : planner.changeTraits(rel, traits));
    return planner.findBestExp();
  }
}
