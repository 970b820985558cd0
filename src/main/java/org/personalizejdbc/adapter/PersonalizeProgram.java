package org.personalizejdbc.adapter;

import java.util.List;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.hep.HepProgramBuilder;
import org.apache.calcite.rel.metadata.DefaultRelMetadataProvider;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.rel.rules.PruneEmptyRules;
import org.apache.calcite.tools.Program;
import org.apache.calcite.tools.Programs;

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
          PruneEmptyRules.FILTER_INSTANCE,
          PruneEmptyRules.PROJECT_INSTANCE,
          PruneEmptyRules.JOIN_LEFT_INSTANCE,
          PruneEmptyRules.JOIN_RIGHT_INSTANCE,
          PruneEmptyRules.UNION_INSTANCE,
          PruneEmptyRules.SORT_INSTANCE,
          PruneEmptyRules.SORT_FETCH_ZERO_INSTANCE,
          PruneEmptyRules.AGGREGATE_INSTANCE);

  private PersonalizeProgram() {}

  static Program create() {
    final var metadata = DefaultRelMetadataProvider.INSTANCE;
    return Programs.sequence(
        Programs.subQuery(metadata),
        Programs.decorrelate(),
        Programs.trim(),
        Programs.of(
            new HepProgramBuilder()
                .addRuleCollection(STOCK)
                .addRuleCollection(ResourceRules.LOGICAL)
                .build(),
            true,
            metadata),
        (planner, rel, traits, materializations, lattices) -> {
          planner.setRoot(rel);
          planner.setRoot(
              rel.getTraitSet().equals(traits) ? rel : planner.changeTraits(rel, traits));
          return planner.findBestExp();
        },
        Programs.calc(metadata));
  }
}
