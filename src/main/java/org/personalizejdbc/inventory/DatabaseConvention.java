package org.personalizejdbc.inventory;

import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.jdbc.JdbcConvention;
import org.apache.calcite.adapter.jdbc.JdbcRules;
import org.apache.calcite.adapter.jdbc.JdbcToEnumerableConverterRule;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.convert.ConverterRule;
import org.apache.calcite.rel.rules.CoreRules;

/**
 * What runs inside one attached database. Calcite's own JDBC convention, with another way of
 * reading the rows and none of writing.
 */
final class DatabaseConvention extends JdbcConvention {
  private final Database database;

  DatabaseConvention(Database database, Expression expression, String name) {
    super(database.dialect(), expression, name);
    this.database = database;
  }

  @Override
  public void register(RelOptPlanner planner) {
    for (RelOptRule rule : JdbcRules.rules(this)) {
      if (!(rule instanceof JdbcToEnumerableConverterRule)
          && !(rule instanceof JdbcRules.JdbcTableModificationRule)) {
        planner.addRule(
            rule instanceof ConverterRule converter
                ? DatabaseRules.guarded(converter, this)
                : rule);
      }
    }
    planner.addRule(DatabaseRules.partOfFilter(this));
    planner.addRule(DatabaseRules.columnsOfProject(this));
    planner.addRule(
        ConverterRule.Config.INSTANCE
            .withConversion(
                RelNode.class, this, EnumerableConvention.INSTANCE, "DatabaseToEnumerableRule")
            .withRuleFactory(DatabaseToEnumerableRule::new)
            .toRule(DatabaseToEnumerableRule.class));
    planner.addRule(CoreRules.FILTER_SET_OP_TRANSPOSE);
    planner.addRule(CoreRules.PROJECT_REMOVE);
  }

  Database database() {
    return database;
  }

  /** Brings the rows of a database out of it. */
  static final class DatabaseToEnumerableRule extends ConverterRule {
    DatabaseToEnumerableRule(Config config) {
      super(config);
    }

    @Override
    public RelNode convert(RelNode rel) {
      // No order is promised, even if the query has one: where a column stands twice, Calcite
      // promises that of one copy, and forgets the sort.
      return new DatabaseToEnumerableConverter(
          rel.getCluster(), rel.getCluster().traitSetOf(getOutTrait()), rel);
    }
  }
}
