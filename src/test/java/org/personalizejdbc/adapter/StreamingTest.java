package org.personalizejdbc.adapter;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.personalizejdbc.PersonalizeFixture;
import org.personalizejdbc.endpoint.Account;
import org.personalizejdbc.endpoint.CampaignDocument;
import org.personalizejdbc.endpoint.ReceivedCall;
import org.personalizejdbc.endpoint.Reply;

/** When calls are made: how many at once, how far ahead, and when no more. */
class StreamingTest {
  private static final String EAST = "us-east-1";
  private static final String WEST = "eu-west-1";
  private static final String ALL = "SELECT name, min_provisioned_tps FROM campaigns";

  @TempDir Path folder;

  private static CampaignDocument campaign(String region, int i) {
    return CampaignDocument.named("c" + i).inRegion(region).status("ACTIVE").minProvisionedTps(i);
  }

  private static Stream<ObjectNode> campaigns(String region, int count) {
    return IntStream.range(0, count).mapToObj(i -> campaign(region, i).toJson());
  }

  private static Account account(int count) {
    return Account.of(campaigns(EAST, count).toList());
  }

  /** More than one page in each of two Regions. */
  private static Account twoRegions() {
    return Account.of(Stream.concat(campaigns(EAST, 250), campaigns(WEST, 150)).toList());
  }

  private static boolean isDescribe(ReceivedCall call) {
    return call.operation().equals("DescribeCampaign");
  }

  private static boolean isList(ReceivedCall call) {
    return call.operation().equals("ListCampaigns");
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(10, SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void until(BooleanSupplier condition) {
    final long deadline = System.nanoTime() + SECONDS.toNanos(10);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - deadline).as("time left to wait").isNegative();
      Thread.onSpinWait();
    }
  }

  /**
   * Describes a campaign by a statement of its own. Statements take turns in a Region, so that by
   * each of these one more of the calls that another statement waits to make has been begun.
   */
  private static void describeLast(PersonalizeFixture db, CampaignDocument campaign)
      throws SQLException {
    try (Statement statement = db.connection().createStatement();
        ResultSet rows =
            statement.executeQuery(ALL + " WHERE campaign_arn = '" + campaign.arn() + "'")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.next()).isFalse();
    }
  }

  private static void fails(String state, ThrowingCallable statement) {
    assertThatThrownBy(statement)
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 16})
  void describesRunAsWideAsAllowedAndNeverWider(int width) throws SQLException {
    final AtomicInteger inFlight = new AtomicInteger();
    final AtomicInteger widest = new AtomicInteger();
    final CountDownLatch full = new CountDownLatch(width);
    try (var db = PersonalizeFixture.of(account(60), "maxConcurrentCalls=" + width)) {
      db.endpoint()
          .intercept(
              call -> {
                if (isDescribe(call)) {
                  widest.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
                  full.countDown();
                  await(full);
                  inFlight.decrementAndGet();
                }
                return Optional.empty();
              });
      db.query(ALL).returnsCount(60).describes(60);
      assertThat(full.getCount()).isZero();
      assertThat(widest).hasValue(width);
    }
  }

  @Test
  void describingBeginsWithTheFirstPage() throws SQLException {
    final CountDownLatch described = new CountDownLatch(1);
    final List<Boolean> describedBeforePage = Collections.synchronizedList(new ArrayList<>());
    try (var db = PersonalizeFixture.of(account(250))) {
      db.endpoint()
          .intercept(
              call -> {
                if (isDescribe(call)) {
                  described.countDown();
                } else if (call.body().has("nextToken")) {
                  // The pages behind the first are held back until a describe has come.
                  describedBeforePage.add(await(described));
                }
                return Optional.empty();
              });
      db.query(ALL).returnsCount(250).lists(3).describes(250);
    }
    assertThat(describedBeforePage).containsExactly(true, true);
  }

  /** Which takes as long as two calls that come one after the other, however much there is. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT name FROM campaigns",
        "SELECT * FROM campaigns",
        "SELECT * FROM campaigns WHERE status = 'ACTIVE'",
        "SELECT COALESCE(c.failure_reason, c.name), c.* FROM campaigns c"
      })
  void theFirstRowComesWithTheFirstPageAndItsFirstDescriptions(String sql) throws SQLException {
    final CountDownLatch read = new CountDownLatch(1);
    final AtomicInteger overdue = new AtomicInteger();
    // To yield a row the engine reads one ahead, so two are answered, at the same time.
    final Set<String> answered = Set.of(campaign(WEST, 0).arn(), campaign(WEST, 1).arn());
    try (var db = PersonalizeFixture.of(twoRegions());
        Statement statement = db.connection().createStatement()) {
      db.endpoint()
          .intercept(
              call -> {
                final boolean first =
                    isDescribe(call)
                        ? answered.contains(call.campaignArn())
                        : call.region().equals(WEST) && !call.body().has("nextToken");
                if (!first && !await(read)) {
                  overdue.incrementAndGet();
                }
                return Optional.empty();
              });
      final ResultSet rows = statement.executeQuery(sql);
      assertThat(rows.next()).isTrue();
      assertThat(overdue).as("calls that the first row waited for").hasValue(0);
      read.countDown();
    } finally {
      read.countDown();
    }
  }

  @Test
  void theLastPageIsAskedForWhenDescribingIsWellUnderWay() throws SQLException {
    try (var db = PersonalizeFixture.of(account(250), "maxConcurrentCalls=4")) {
      db.query(ALL).returnsCount(250);
      final List<ReceivedCall> calls = db.endpoint().calls();
      final int lastPage =
          calls.indexOf(calls.stream().filter(StreamingTest::isList).toList().get(2));
      // The third page is asked for as the second is begun: the first was described by then, but
      // for what the window of 8 still holds.
      assertThat(calls.subList(0, lastPage).stream().filter(StreamingTest::isDescribe).count())
          .isBetween(90L, 110L);
    }
  }

  @Test
  void noMoreThanTwiceTheWidthLiesUnread() throws SQLException {
    try (var db = PersonalizeFixture.of(account(120), "maxConcurrentCalls=4");
        Statement statement = db.connection().createStatement();
        ResultSet rows = statement.executeQuery(ALL)) {
      assertThat(rows.next()).isTrue();
      // One is read, and seven are not: the last of the listing is this test's own.
      until(() -> db.calls().describes() >= 1 + 7);
      describeLast(db, campaign(EAST, 119));
      assertThat(db.calls().describes()).isEqualTo(1 + 7 + 1);
      for (int read = 2; rows.next(); read++) {
        assertThat(db.calls().describes()).isBetween(read, read + 7 + 1);
      }
      assertThat(db.calls().describes()).isEqualTo(120 + 1);
    }
  }

  /** Something that ends the reading of a result set, of which a row was read. */
  private interface Ending {
    void of(Statement statement, ResultSet rows) throws SQLException;
  }

  /**
   * Reads a row of a statement, ends that in a way, and holds it to making no more than the calls
   * that are in flight: two, of what comes behind the campaigns that are answered.
   */
  private static void stopsTheRest(String sql, int answers, Ending ending, String... properties)
      throws SQLException {
    final CountDownLatch held = new CountDownLatch(2);
    final CountDownLatch released = new CountDownLatch(1);
    final Set<String> answered =
        IntStream.range(0, answers)
            .mapToObj(i -> campaign(EAST, i).arn())
            .collect(Collectors.toSet());
    final String[] all = Arrays.copyOf(properties, properties.length + 1);
    all[properties.length] = "maxConcurrentCalls=2";
    try (var db = PersonalizeFixture.of(account(250), all);
        Statement statement = db.connection().createStatement()) {
      db.endpoint()
          .intercept(
              call -> {
                if (isDescribe(call) && !answered.contains(call.campaignArn())) {
                  held.countDown();
                  await(released);
                }
                return Optional.empty();
              });
      final ResultSet rows = statement.executeQuery(sql);
      assertThat(rows.next()).isTrue();
      assertThat(await(held)).isTrue();
      ending.of(statement, rows);
      released.countDown();
      for (int i = 0; i < 4; i++) { // As many as may be unread.
        describeLast(db, campaign(EAST, 249));
      }
      // Two were in flight; those that waited for a place are not made.
      assertThat(db.calls().described().keySet())
          .containsExactlyInAnyOrderElementsOf(
              IntStream.concat(IntStream.range(0, answers + 2), IntStream.of(249))
                  .mapToObj(i -> campaign(EAST, i).arn())
                  .toList());
      assertThat(db.calls().lists()).isBetween(1, 2);
    } finally {
      released.countDown();
    }
  }

  // To yield a row the engine reads one ahead, so two are answered.

  @ParameterizedTest
  @ValueSource(strings = {"0s", "1h"})
  void closingTheResultSetStopsTheRest(String cacheTtl) throws SQLException {
    stopsTheRest(ALL, 2, (statement, rows) -> rows.close(), "cacheTtl=" + cacheTtl);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0s", "1h"})
  void cancellingTheStatementStopsTheRest(String cacheTtl) throws SQLException {
    stopsTheRest(
        ALL,
        2,
        (statement, rows) -> {
          statement.cancel();
          fails("57014", rows::next);
        },
        "cacheTtl=" + cacheTtl);
  }

  @Test
  void readingTheLastRowStopsTheRest() throws SQLException {
    stopsTheRest(
        "SELECT name FROM campaigns WHERE min_provisioned_tps >= 0 LIMIT 1",
        1,
        (statement, rows) -> {
          assertThat(rows.next()).isFalse();
          assertThat(rows.next()).isFalse();
          assertThat(rows.getMetaData().getColumnLabel(1)).isEqualTo("name");
          assertThat(rows.isClosed()).isFalse();
        });
  }

  @Test
  void rowsKeepTheListingsOrderInWhateverOrderAnswersCome() throws SQLException {
    // Neither the order of names nor that of answers: of each two, the second answers first.
    final List<CampaignDocument> shuffled =
        IntStream.range(0, 60).mapToObj(i -> campaign(EAST, i * 37 % 60)).toList();
    final Map<String, Integer> places = new ConcurrentHashMap<>();
    final List<CountDownLatch> answered = new ArrayList<>();
    for (CampaignDocument campaign : shuffled) {
      places.put(campaign.arn(), places.size());
      answered.add(new CountDownLatch(1));
    }
    try (var db =
        PersonalizeFixture.of(
            Account.of(shuffled.stream().map(CampaignDocument::toJson).toList()),
            "maxConcurrentCalls=8")) {
      db.endpoint()
          .intercept(
              call -> {
                if (isDescribe(call)) {
                  final int place = places.get(call.campaignArn());
                  if (place % 2 == 0) {
                    await(answered.get(place + 1));
                  }
                  answered.get(place).countDown();
                }
                return Optional.empty();
              });
      db.query("SELECT min_provisioned_tps FROM campaigns")
          .returns(IntStream.range(0, 60).mapToObj(i -> "" + i * 37 % 60).toArray(String[]::new));
    }
  }

  /** The Regions of the pages asked for, in order, and that never two were asked for at once. */
  private static List<String> pagesOneAtATime(PersonalizeFixture db, String sql, int rows)
      throws SQLException {
    final AtomicInteger inFlight = new AtomicInteger();
    final AtomicInteger widest = new AtomicInteger();
    db.endpoint()
        .intercept(
            call -> {
              if (isList(call)) {
                widest.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
                inFlight.decrementAndGet();
              }
              return Optional.empty();
            });
    db.query(sql).returnsCount(rows);
    assertThat(widest.get()).as(sql).isLessThanOrEqualTo(1);
    return pages(db);
  }

  private static List<String> pages(PersonalizeFixture db) {
    return db.endpoint().calls().stream()
        .filter(StreamingTest::isList)
        .map(ReceivedCall::region)
        .toList();
  }

  @Test
  void underALimitPagesAndRegionsComeOneAfterTheOther() throws SQLException {
    try (var db = PersonalizeFixture.of(twoRegions())) {
      final String names = "SELECT name FROM campaigns LIMIT ";
      assertThat(pagesOneAtATime(db, names + 1, 1)).containsExactly(WEST);
      assertThat(pagesOneAtATime(db, names + 100, 100)).containsExactly(WEST);
      assertThat(pagesOneAtATime(db, names + 120, 120)).containsExactly(WEST, WEST);
      assertThat(pagesOneAtATime(db, names + 150, 150)).containsExactly(WEST, WEST);
      assertThat(pagesOneAtATime(db, names + 151, 151)).containsExactly(WEST, WEST, EAST);
      assertThat(pagesOneAtATime(db, names + "10 OFFSET 145", 10))
          .containsExactly(WEST, WEST, EAST);
      assertThat(pagesOneAtATime(db, ALL + " LIMIT 120", 120)).containsExactly(WEST, WEST);
      assertThat(db.calls().describes()).isEqualTo(120);
    }
  }

  @Test
  void underMaxRowsPagesComeOneAfterTheOther() throws SQLException {
    try (var db = PersonalizeFixture.of(twoRegions());
        Statement statement = db.connection().createStatement()) {
      statement.setMaxRows(120);
      try (ResultSet rows = statement.executeQuery("SELECT name FROM campaigns")) {
        int read = 0;
        while (rows.next()) {
          read++;
        }
        assertThat(read).isEqualTo(120);
      }
      assertThat(pages(db)).containsExactly(WEST, WEST);
    }
  }

  @Test
  void underExistsOnePageIsEnough() throws SQLException {
    try (var db = PersonalizeFixture.of(twoRegions())) {
      assertThat(
              pagesOneAtATime(
                  db,
                  "SELECT 1 FROM (VALUES (1)) AS t (x) WHERE EXISTS (SELECT * FROM campaigns)",
                  1))
          .containsExactly(WEST);
      assertThat(db.calls().describes()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"SELECT name FROM campaigns", ALL})
  void withoutThemAllRegionsAreListedAtOnce(String sql) throws SQLException {
    final CountDownLatch both = new CountDownLatch(2);
    final List<Boolean> together = Collections.synchronizedList(new ArrayList<>());
    try (var db = PersonalizeFixture.of(twoRegions())) {
      db.endpoint()
          .intercept(
              call -> {
                if (isList(call) && !call.body().has("nextToken")) {
                  both.countDown();
                  together.add(await(both));
                }
                return Optional.empty();
              });
      db.query(sql).returnsCount(400).lists(5);
    }
    assertThat(together).containsExactly(true, true);
  }

  /** An inventory of 25 campaigns that there are and 5 that are gone, as inv.owned. */
  private PersonalizeFixture withInventory() throws IOException {
    final List<String> lines = new ArrayList<>();
    lines.add("id,arn");
    for (int i = 0; i < 30; i++) {
      lines.add(i + "," + (i < 25 ? campaign(EAST, i) : campaign(EAST, i + 1000)).arn());
    }
    Files.write(folder.resolve("owned.csv"), lines);
    return PersonalizeFixture.of(account(150), "attach.inv=" + folder);
  }

  private static void deny(PersonalizeFixture db, String operation) {
    db.endpoint()
        .intercept(
            call ->
                call.operation().equals(operation)
                    ? Optional.of(Reply.error(400, "AccessDeniedException", "Not you."))
                    : Optional.empty());
  }

  @Test
  void aJoinThatIsDeniedTheListingGoesOnDescribing() throws SQLException, IOException {
    final String join =
        "SELECT c.min_provisioned_tps FROM inv.owned i KIND JOIN campaigns c"
            + " ON c.campaign_arn = i.arn";
    try (var db = withInventory()) {
      db.query(join.replace("KIND", "")).returnsCount(25).lists(2).describes(25);
      deny(db, "ListCampaigns");
      db.query(join.replace("KIND", "")).returnsCount(25).lists(1).describes(30);
      db.query(join.replace("KIND", "LEFT")).returnsCount(30).lists(1).describes(30);
      fails("42501", () -> db.query(ALL));
    }
  }

  @Test
  void aStatementThatNeedsADescribeFailsWhereItIsDenied() throws SQLException, IOException {
    try (var db = withInventory()) {
      deny(db, "DescribeCampaign");
      db.query("SELECT name FROM campaigns").returnsCount(150).describes(0);
      db.query("SELECT c.name FROM inv.owned i JOIN campaigns c ON c.campaign_arn = i.arn")
          .returnsCount(25)
          .describes(0);
      fails("42501", () -> db.query(ALL));
      fails(
          "42501",
          () ->
              db.query(
                  "SELECT c.min_provisioned_tps FROM inv.owned i JOIN campaigns c"
                      + " ON c.campaign_arn = i.arn"));
    }
  }
}
