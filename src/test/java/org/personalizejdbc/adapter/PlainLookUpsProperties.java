package org.personalizejdbc.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.personalizejdbc.adapter.TestCampaigns.account;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.TestSessions;
import org.personalizejdbc.api.Execution;
import org.personalizejdbc.api.PersonalizeSession;
import org.personalizejdbc.api.PersonalizeTables;
import org.personalizejdbc.endpoint.EmbeddedEndpoint;
import org.personalizejdbc.endpoint.ReceivedCall;

/**
 * A look-up that is planned straight from its text is the one that Calcite's planner comes to: the
 * same columns and parameters, the same rows and warnings, by the same calls. Statements are like
 * look-ups, in most of which something is wrong or more than one.
 */
class PlainLookUpsProperties {
  private static final String ARN = TestCampaigns.sql("$c007");

  /** In per cent of the statements: the least that must be plain look-ups. */
  private static final double SHARE = 20;

  private static EmbeddedEndpoint endpoint;
  private static PersonalizeSession session;
  private static CalciteEngine plain;
  private static CalciteEngine planning;

  @BeforeContainer
  static void open() throws IOException {
    endpoint = EmbeddedEndpoint.start(account(20, 0));
    session = TestSessions.open(endpoint, 4, 0);
    plain = engine();
    planning = engine();
  }

  @AfterContainer
  static void close() {
    session.close();
    endpoint.close();
  }

  private static CalciteEngine engine() {
    final CalciteEngine engine = new CalciteEngine();
    engine.rootSchema().add("personalize", PersonalizeSchema.of(session));
    engine.rootSchema().add("driver", new DriverSchema(session));
    engine.setSchema("personalize");
    return engine;
  }

  /** What a query yields. */
  private record Outcome(
      List<List<@Nullable Object>> rows,
      List<String> warnings,
      List<String> calls,
      @Nullable String failure) {}

  private static Outcome run(PlannedQuery query, String parameter) {
    final Execution execution = new Execution(session, Duration.ZERO, Long.MAX_VALUE);
    final List<List<@Nullable Object>> rows = new ArrayList<>();
    endpoint.forgetCalls();
    String failure = null;
    final List<String> values = query.parameters().stream().map(p -> parameter).toList();
    try (QueryRows read = query.run(execution, values, new AtomicBoolean(), 0)) {
      while (read.next()) {
        final @Nullable Object[] row = new @Nullable Object[query.columns().size()];
        Arrays.setAll(row, read::value);
        rows.add(Arrays.asList(row));
      }
    } catch (RuntimeException e) {
      failure = e.toString();
    } finally {
      execution.close();
    }
    return new Outcome(
        rows,
        execution.warnings(),
        endpoint.calls().stream().map(PlainLookUpsProperties::tell).toList(),
        failure);
  }

  private static String tell(ReceivedCall call) {
    return call.operation() + " " + call.body();
  }

  private static boolean isSame(String sql, String parameter) {
    final PlannedQuery straight = plain.planned(sql);
    if (straight == null) {
      return false;
    }
    final PlannedQuery planned = planning.plan(sql, null);
    assertThat(straight.columns()).as(sql).isEqualTo(planned.columns());
    assertThat(straight.parameters()).as(sql).isEqualTo(planned.parameters());
    assertThat(run(straight, parameter)).as(sql).isEqualTo(run(planned, parameter));
    return true;
  }

  @Property(tries = 1_500, edgeCases = EdgeCasesMode.NONE)
  void whatIsPlannedStraightFromItsTextIsWhatCalcitePlans(
      @ForAll("statements") String sql, @ForAll("keys") String parameter) {
    Statistics.collect(isSame(sql, parameter));
    Statistics.coverage(
        coverage -> coverage.check(true).percentage(percentage -> percentage > SHARE));
  }

  @Example
  void theUsualFormsArePlannedStraightFromTheirText() {
    for (String sql :
        List.of(
            "SELECT * FROM campaigns WHERE campaign_arn = " + ARN,
            "SELECT name, status FROM campaigns WHERE campaign_arn = ?",
            "select Name as \"The name\", c.STATUS s from Personalize.campaigns c\n"
                + "where ? = c.campaign_arn ",
            "SELECT \"name\" FROM campaigns AS c WHERE campaigns.campaign_arn = " + ARN,
            "SELECT u.status FROM campaign_updates u WHERE u.campaign_arn = " + ARN,
            "SELECT * FROM campaign_config_entries WHERE " + ARN + " = campaign_arn")) {
      assertThat(isSame(sql, ARN.replace("'", ""))).as(sql).isEqualTo(!sql.contains("campaigns.c"));
    }
  }

  @Example
  void whatIsMoreThanALookUpIsLeftToThePlanner() {
    for (String sql :
        List.of(
            "SELECT name FROM campaigns",
            "SELECT DISTINCT name FROM campaigns WHERE campaign_arn = " + ARN,
            "SELECT COUNT(*) FROM campaigns WHERE campaign_arn = " + ARN,
            "SELECT name FROM campaigns WHERE campaign_arn = 'x'",
            "SELECT name FROM campaigns WHERE name = " + ARN,
            "SELECT name, name FROM campaigns WHERE campaign_arn = " + ARN,
            "SELECT nmae FROM campaigns WHERE campaign_arn = " + ARN,
            "SELECT name value FROM campaigns WHERE campaign_arn = " + ARN,
            "SELECT name FROM campaigns WHERE campaign_arn = " + ARN + " LIMIT 1",
            "SELECT name FROM driver.api_calls WHERE campaign_arn = " + ARN,
            "SELECT /* all */ name FROM campaigns WHERE campaign_arn = " + ARN)) {
      assertThat(plain.planned(sql)).as(sql).isNull();
    }
  }

  @Provide
  Arbitrary<String> keys() {
    return Arbitraries.of(
        ARN.replace("'", ""),
        ARN.replace("'", "").replace("c007", "nosuch"),
        ARN.replace("'", "").replace("us-east-1", "eu-west-1"),
        "x",
        "",
        ARN.replace("'", "") + " ");
  }

  /** A table as it is written, and what may be written before its columns. */
  private record Source(String text, List<String> before, List<String> columns) {
    static Source of(String text, String table, String... before) {
      return new Source(
          text,
          List.of(before),
          PersonalizeTables.all().stream()
              .filter(t -> t.name().equals(table))
              .flatMap(t -> t.columns().stream())
              .map(column -> column.name())
              .toList());
    }
  }

  private static final List<Source> SOURCES =
      List.of(
          Source.of("campaigns", "campaigns", "", "campaigns.", "\"CAMPAIGNS\"."),
          Source.of("Campaigns c", "campaigns", "", "c.", "C."),
          Source.of("PERSONALIZE.\"campaigns\" AS \"c d\"", "campaigns", "", "\"c d\"."),
          Source.of("campaign_updates", "campaign_updates", "", "Campaign_Updates."),
          Source.of("personalize.campaign_updates u", "campaign_updates", "", "u."),
          Source.of("campaign_config_entries", "campaign_config_entries", ""),
          Source.of("driver.api_calls", "campaigns", ""),
          Source.of("campaigns, campaign_updates u", "campaigns", "", "u."),
          Source.of("nosuch.campaigns", "campaigns", ""),
          Source.of("campaigns value", "campaigns", "", "value."),
          Source.of("TABLE(describe_campaign(" + ARN + ")) AS c", "campaigns", "", "c."));

  /** One of some; now and then one of others. */
  private static Arbitrary<String> mostly(List<String> some, String... others) {
    return Arbitraries.frequencyOf(
        Tuple.of(20, Arbitraries.of(some)), Tuple.of(1, Arbitraries.of(others)));
  }

  @Provide
  Arbitrary<String> statements() {
    return Arbitraries.of(SOURCES)
        .flatMap(
            source ->
                Combinators.combine(
                        Arbitraries.of("SELECT ", "select\t"),
                        items(source),
                        condition(source),
                        mostly(
                            List.of("", " ", "\n"),
                            " AND status = 'ACTIVE'",
                            " OR 1 = 1",
                            " LIMIT 1",
                            " ORDER BY 1",
                            " -- end",
                            " x",
                            ")"))
                    .as(
                        (select, items, condition, end) ->
                            select + items + " FROM " + source.text + " WHERE " + condition + end));
  }

  private static Arbitrary<String> items(Source source) {
    final Arbitrary<String> item =
        Combinators.combine(
                column(source, source.columns),
                mostly(
                    List.of("", "", "", " AS x", " y", " AS \"My name\"", " \"name\"", " format"),
                    " value",
                    " AS user",
                    " \"a\"\"b\"",
                    " \u00e9",
                    " AS FROM"))
            .as(String::concat);
    return Arbitraries.frequencyOf(
        Tuple.of(6, item.list().ofMinSize(1).ofMaxSize(3).map(list -> String.join(", ", list))),
        Tuple.of(
            1, mostly(List.of("*"), "c.*", "COUNT(*)", "DISTINCT name", "ALL status", "name,")));
  }

  private static Arbitrary<String> column(Source source, List<String> names) {
    final Arbitrary<String> name =
        Combinators.combine(
                mostly(names, "nope", "user", "value", "1", "NULL", "current_date", "*"), forms())
            .as((written, form) -> form.apply(written));
    return Combinators.combine(mostly(source.before, "personalize.", "x."), name)
        .as(String::concat);
  }

  private static Arbitrary<String> condition(Source source) {
    return Combinators.combine(
            column(source, List.of("campaign_arn")),
            mostly(List.of(" = ", "=", "\n= "), " <> ", " >= ", " IS "),
            mostly(
                List.of("?", ARN, ARN.replace("c007", "nosuch")),
                "NULL",
                "'x'",
                "N" + ARN,
                "U&" + ARN,
                "'it''s'",
                "''",
                ARN.replace("'a", "' a"),
                ARN.replace(":campaign/", ":solution/"),
                ARN + " 'x'"),
            Arbitraries.of(false, false, true))
        .as(
            (column, sign, value, turned) ->
                turned ? value + sign + column : column + sign + value);
  }

  /** How a name may be written. */
  private static Arbitrary<UnaryOperator<String>> forms() {
    return Arbitraries.of(
        name -> name,
        name -> name,
        name -> name.toUpperCase(Locale.ROOT),
        name -> "\"" + name + "\"",
        name -> "\"" + name.toUpperCase(Locale.ROOT) + "\"");
  }
}
