package org.personalizejdbc.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.personalizejdbc.adapter.TestCampaigns.account;
import static org.personalizejdbc.adapter.TestCampaigns.arn;
import static org.personalizejdbc.adapter.TestCampaigns.names;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.calcite.DataContext;
import org.apache.calcite.DataContexts;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.Linq4j;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.personalizejdbc.ObservedCalls;
import org.personalizejdbc.PersonalizeFixture;
import org.personalizejdbc.TestSessions;
import org.personalizejdbc.api.Execution;
import org.personalizejdbc.api.PersonalizeSession;
import org.personalizejdbc.api.PersonalizeTables;
import org.personalizejdbc.endpoint.EmbeddedEndpoint;
import org.personalizejdbc.endpoint.Reply;

/** How far a look-up reads its input, over 250 campaigns (3 pages). */
class DescribeRunTest {
  private static final int MANY = 100_000;

  private final AtomicInteger read = new AtomicInteger();
  private EmbeddedEndpoint endpoint;
  private PersonalizeSession session;

  @BeforeEach
  void open() throws IOException {
    endpoint = EmbeddedEndpoint.start(account(250, 0));
    session = TestSessions.open(endpoint, 16, 0);
  }

  @AfterEach
  void close() {
    session.close();
    endpoint.close();
  }

  /** Looks up the names of campaigns, whose rows are counted as they are read. */
  private Enumerator<@Nullable Object[]> lookUp(IntFunction<String> nameOfRow) {
    return lookUp(
        nameOfRow,
        IntStream.range(0, PersonalizeTables.campaigns().columns().size()).boxed().toList());
  }

  private Enumerator<@Nullable Object[]> lookUp(
      IntFunction<String> nameOfRow, List<Integer> columns) {
    final Enumerable<@Nullable Object[]> input =
        Linq4j.asEnumerable(
            () ->
                IntStream.range(0, MANY)
                    .<@Nullable Object[]>mapToObj(
                        i -> {
                          read.incrementAndGet();
                          return new @Nullable Object[] {arn(nameOfRow.apply(i))};
                        })
                    .iterator());
    final DescribeSpec spec =
        DescribeSpec.of(PersonalizeTables.campaigns(), session, 0, DescribeSpec.Keys.JOINED)
            .withColumns(columns);
    final DataContext context =
        Executions.with(
            DataContexts.EMPTY, new Execution(session, Duration.ZERO, Long.MAX_VALUE), false);
    return new DescribeRun(spec, 1).rows(context, input).enumerator();
  }

  @Test
  void manyRowsOfFewKeysAreDescribedAsTheyAreRead() {
    final List<String> five = names("c", 0, 5);
    try (Enumerator<@Nullable Object[]> rows = lookUp(i -> five.get(i % 5))) {
      for (int i = 0; i < 3_000; i++) {
        assertThat(rows.moveNext()).isTrue();
        assertThat(rows.current()[2]).isEqualTo(five.get(i % 5));
        assertThat(read.get() - i).as("rows read ahead").isLessThan(1_100);
      }
    }
    final ObservedCalls calls = ObservedCalls.of(endpoint.calls());
    assertThat(calls.lists()).isZero();
    assertThat(calls.describes()).isEqualTo(5);
  }

  @Test
  void keysThatComeLaterAreListedAllTheSame() {
    // Every second of the later keys is gone.
    final List<String> later = new ArrayList<>();
    for (int i = 1; i <= 15; i++) {
      later.add(names("c", i, i + 1).get(0));
      later.add(names("g", i, i + 1).get(0));
    }
    int found = 0;
    try (Enumerator<@Nullable Object[]> rows =
        lookUp(i -> i < 3_000 ? "c000" : later.get(i % 30))) {
      while (found < 3_015 && rows.moveNext()) {
        found++;
      }
    }
    assertThat(found).isEqualTo(3_015);
    final ObservedCalls calls = ObservedCalls.of(endpoint.calls());
    assertThat(calls.lists()).isEqualTo(3);
    assertThat(calls.described().keySet())
        .containsExactlyInAnyOrderElementsOf(
            names("c", 0, 16).stream().map(TestCampaigns::arn).toList());
  }

  /** What the first rows of a key showed, its later rows show too. */
  @Test
  void whatWasDescribedIsNotListedDifferently() {
    // Its listing says ACTIVE.
    endpoint.intercept(
        call ->
            call.operation().equals("DescribeCampaign")
                ? Optional.of(
                    Reply.json(
                        "{\"campaign\":{\"campaignArn\":\""
                            + arn("c000")
                            + "\",\"status\":\"DELETE PENDING\"}}"))
                : Optional.empty());
    final List<Object> statuses = new ArrayList<>();
    try (Enumerator<@Nullable Object[]> rows =
        lookUp(
            i -> i < 2_000 || i > 2_100 ? "c000" : names("c", i % 100, i % 100 + 1).get(0),
            List.of(0, 1, 2))) {
      for (int i = 0; i < 3_000; i++) {
        assertThat(rows.moveNext()).isTrue();
        if (arn("c000").equals(rows.current()[0])) {
          statuses.add(rows.current()[3]);
        }
      }
    }
    assertThat(ObservedCalls.of(endpoint.calls()).lists()).isEqualTo(1);
    assertThat(statuses).hasSizeGreaterThan(2_500).containsOnly("DELETE PENDING");
  }

  @Test
  void aJoinOfManyRowsAndFewKeysCostsACallPerKey() throws SQLException {
    final List<String> arns =
        IntStream.range(0, 3_000).mapToObj(i -> arn(names("c", i % 5, i % 5 + 1).get(0))).toList();
    try (TestInventory inventory = new TestInventory().keys("k", arns);
        var db = PersonalizeFixture.of(account(250, 0), inventory.attachedWith())) {
      Cost.holds(
          db,
          "SELECT c.* FROM inv.k k JOIN campaigns c ON c.campaign_arn = k.arn",
          "=3000",
          0,
          "=5");
    }
  }
}
