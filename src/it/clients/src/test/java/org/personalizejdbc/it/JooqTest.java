package org.personalizejdbc.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.time.LocalDateTime;
import java.util.List;
import org.jooq.CloseableDSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Result;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JooqTest {
  private static final Table<?> CAMPAIGNS = table(name("campaigns"));
  private static final Field<String> ARN = field(name("campaign_arn"), String.class);
  private static final Field<String> STATUS = field(name("status"), String.class);
  private static final Field<Integer> TPS = field(name("min_provisioned_tps"), Integer.class);
  private static final Field<LocalDateTime> CREATED =
      field(name("creation_date_time"), LocalDateTime.class);

  private static CloseableDSLContext context(SQLDialect dialect) {
    CloseableDSLContext context = DSL.using(Sample.URL);
    context.configuration().set(dialect);
    return context;
  }

  @ParameterizedTest
  @EnumSource(
      value = SQLDialect.class,
      names = {"DEFAULT", "POSTGRES"})
  void conditionsAreBoundAndColumnsQuoted(SQLDialect dialect) {
    try (CloseableDSLContext context = context(dialect)) {
      Result<Record2<String, Integer>> rows =
          context
              .select(ARN, TPS)
              .from(CAMPAIGNS)
              .where(ARN.in(Sample.ARNS))
              .and(CREATED.lt(LocalDateTime.of(2100, 1, 1, 0, 0)))
              .orderBy(TPS.desc())
              .fetch();
      assertThat(rows.getValues(ARN))
          .containsExactlyInAnyOrderElementsOf(Sample.ARNS.subList(0, 2));
      assertThat(rows.getValue(0, TPS)).isEqualTo(500);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = SQLDialect.class,
      names = {"DEFAULT", "POSTGRES"})
  void groupsAndPages(SQLDialect dialect) {
    try (CloseableDSLContext context = context(dialect)) {
      List<Integer> counts =
          context
              .select(STATUS, count())
              .from(CAMPAIGNS)
              .groupBy(STATUS)
              .orderBy(count().desc())
              .limit(2)
              .offset(0)
              .fetch(count());
      assertThat(counts).hasSize(2).startsWith(142);
      assertThat(context.fetchCount(context.selectFrom(CAMPAIGNS))).isEqualTo(Sample.CAMPAIGNS);
    }
  }

  @Test
  void theMetadataYieldsTables() {
    try (CloseableDSLContext context = context(SQLDialect.DEFAULT)) {
      List<Table<?>> tables = context.meta().getTables("campaigns");
      assertThat(tables).hasSize(1);
      assertThat(tables.get(0).field("min_provisioned_tps").getType()).isEqualTo(Integer.class);
    }
  }

  @Test
  void theMetadataYieldsKeys() {
    try (CloseableDSLContext context = context(SQLDialect.DEFAULT)) {
      Table<?> campaigns = context.meta().getTables("campaigns").get(0);
      assertThat(campaigns.getPrimaryKey().getFields())
          .extracting(Field::getName)
          .containsExactly("campaign_arn");
    }
  }
}
