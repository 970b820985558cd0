package org.personalizejdbc.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.calcite.plan.RelOptCostImpl;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.plan.hep.HepProgramBuilder;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.metadata.ChainedRelMetadataProvider;
import org.apache.calcite.rel.metadata.DefaultRelMetadataProvider;
import org.apache.calcite.rel.metadata.RelMetadataProvider;
import org.apache.calcite.tools.Program;

/**
 * What steps of planning are made of. Calcite's {@code Programs} has the like, and loads some
 * thousand classes of rules that a look-up never meets.
 */
final class PlanSteps {
  private PlanSteps() {}

  /** One step after the other. */
  static Program sequence(List<Program> steps) {
    return (planner, rel, traits, materializations, lattices) -> {
      RelNode result = rel;
      for (Program step : steps) {
        result = step.run(planner, result, traits, materializations, lattices);
      }
      return result;
    };
  }

  /** Applies rules, each group of them in whatever order until none finds anything. */
  @SafeVarargs
  static Program hep(List<RelOptRule>... groups) {
    final HepProgramBuilder builder = new HepProgramBuilder();
    Stream.of(groups).forEach(builder::addRuleCollection);
    final HepProgram program = builder.build();
    return (planner, rel, traits, materializations, lattices) -> {
      final HepPlanner hep = new HepPlanner(program, null, true, null, RelOptCostImpl.FACTORY);
      final List<RelMetadataProvider> providers =
          new ArrayList<>(List.of(DefaultRelMetadataProvider.INSTANCE));
      hep.registerMetadataProviders(providers);
      rel.getCluster().setMetadataProvider(ChainedRelMetadataProvider.of(providers));
      hep.setRoot(rel);
      return hep.findBestExp();
    };
  }

  /** Does something with those plans that it is about, since each step takes time. */
  static Program where(Predicate<RelNode> concerned, Program program) {
    return (planner, rel, traits, materializations, lattices) ->
        concerned.test(rel) ? program.run(planner, rel, traits, materializations, lattices) : rel;
  }

  /** A rewriting that needs nothing but the plan. */
  static Program step(UnaryOperator<RelNode> rewriting) {
    return (planner, rel, traits, materializations, lattices) -> rewriting.apply(rel);
  }
}
