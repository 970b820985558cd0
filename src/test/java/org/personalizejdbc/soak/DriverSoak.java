package org.personalizejdbc.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reads 100,000 campaigns, and opens 10,000 connections, in a JVM of 64 MB. */
class DriverSoak {
  private static final String LISTED =
      "SELECT campaign_arn, name, status, failure_reason, creation_date_time,"
          + " last_updated_date_time, aws_partition, region, account_id FROM campaigns";
  private static final String ALL = "SELECT * FROM campaigns";

  /** Those at hand and behind in two Regions, and more where a tenth of them are rows. */
  private static final int PAGES_AHEAD = 10;

  /** The row that is read and the one behind it, and twice the calls that run at once. */
  private static final int DESCRIBES_AHEAD = 2 + 2 * 16;

  /** The JVM opens a file now and then; a connection has more sockets than these. */
  private static final int FEW = 10;

  private static final int CYCLES = 10_000;

  private static CountedEndpoint endpoint;

  @BeforeAll
  static void start() throws IOException {
    endpoint = new CountedEndpoint(SoakAccount.create());
    Figures.begin();
  }

  @AfterAll
  static void stop() {
    endpoint.close();
  }

  @Test
  void whatAListingTells() throws Exception {
    scan("the columns that a listing tells", List.of(LISTED), 1, 0);
  }

  @Test
  void allColumns() throws Exception {
    scan("all columns", List.of(ALL), 1, SoakAccount.CAMPAIGNS);
  }

  @Test
  void whatAListingTellsOnTenConnectionsAtOnce() throws Exception {
    scan(
        "the columns of a listing, 10 connections at once", Collections.nCopies(10, LISTED), 10, 0);
  }

  /** Of a tenth each, by a condition that a listing answers: as many calls as one scan of all. */
  @Test
  void allColumnsOnTenConnectionsAtOnce() throws Exception {
    final List<String> tenths =
        IntStream.range(0, 10).mapToObj(i -> ALL + " WHERE name LIKE '%" + i + "'").toList();
    scan("all columns, 10 connections at once, a tenth each", tenths, 1, SoakAccount.CAMPAIGNS);
  }

  /**
   * Runs statements at once.
   *
   * @param times how often each campaign is a row of any
   * @param describes how many campaigns are described, each once
   */
  private static void scan(String what, List<String> statements, int times, int describes)
      throws Exception {
    final List<String> arguments = new ArrayList<>(List.of(endpoint.url()));
    arguments.addAll(statements);
    final List<CountedEndpoint.Calls> first = new ArrayList<>();
    final SoakedJvm jvm =
        SoakedJvm.run(
            ScanProgram.class,
            name -> {
              if (name.equals("ready")) {
                endpoint.forget();
              } else {
                first.add(endpoint.calls());
              }
            },
            arguments);
    final CountedEndpoint.Calls calls = endpoint.calls();
    final String figures =
        Figures.add(what, jvm.told("rows"), calls.all(), jvm.told("peakKb"), jvm.told("ms"));

    assertThat(jvm.told("rows")).isEqualTo((long) times * SoakAccount.CAMPAIGNS);
    assertThat(jvm.told("checksum")).isEqualTo(times * SoakAccount.checksum());
    assertThat(calls)
        .isEqualTo(
            new CountedEndpoint.Calls(statements.size() * SoakAccount.PAGES, describes, describes));
    // Each statement has a row, and the calls so far are those that streaming takes.
    assertThat(first).hasSize(1);
    assertThat(first.get(0).lists()).isLessThanOrEqualTo(statements.size() * PAGES_AHEAD);
    assertThat(first.get(0).describes()).isLessThanOrEqualTo(statements.size() * DESCRIBES_AHEAD);
    assertThat(jvm.told("peakKb")).isPositive().isLessThan(SoakedJvm.HEAP << 10);
    assertThat(jvm.told("threads")).as("threads left").isZero();
    assertThat(jvm.told("files")).as("files and sockets left").isLessThan(FEW);
    Figures.assertInReadme(figures);
  }

  @Test
  void tenThousandConnectionsOneAfterTheOther() throws Exception {
    final String arn = SoakAccount.arn(0);
    final long start = System.nanoTime();
    final SoakedJvm jvm =
        SoakedJvm.run(
            CycleProgram.class,
            name -> {},
            List.of(
                endpoint.url(),
                Path.of("sql-examples", "inventory").toString(),
                arn.substring(0, arn.length() - 1),
                Integer.toString(CYCLES)));
    final List<Long> heap = jvm.all("heapKb");
    final List<Long> files = jvm.all("files");
    Figures.note(
        "10,000 cycles in "
            + (System.nanoTime() - start) / 1_000_000_000
            + " s: heap in kB after each thousand "
            + heap
            + ", files "
            + files);

    assertThat(heap).hasSize(CYCLES / 1_000);
    // By 100 bytes a cycle it would be more.
    assertThat(heap.get(heap.size() - 1)).isLessThan(heap.get(0) + (1 << 10));
    assertThat(jvm.all("threads")).as("threads left").containsOnly(0L);
    assertThat(files.get(files.size() - 1)).as("files, sockets").isLessThan(files.get(0) + FEW);
  }
}
