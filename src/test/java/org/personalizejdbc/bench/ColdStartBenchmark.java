package org.personalizejdbc.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.personalizejdbc.ChildJvm;
import org.personalizejdbc.FirstQuery;

/**
 * Whole processes that look one campaign up, from start to end, in turn: the shell by its launcher
 * beside the AWS CLI, where that is on the path; and a program's first query over JDBC beside one
 * that makes the SDK's call. They run the jar that was packaged last.
 */
class ColdStartBenchmark {
  private static final int ROUNDS = 15;

  @TempDir Path folder;

  @Test
  void aFirstLookUpTakesLittleLongerThanTheSdksFirstCall() throws Exception {
    final Path jar = jar();
    final Path launcher = folder.resolve("personalize");
    run(List.of(ChildJvm.java(), "-jar", jar.toString(), "launcher", launcher.toString()));
    try (EndpointProcess endpoint = EndpointProcess.start(10)) {
      final String arn = BenchAccount.arn(3);
      final String sql = "SELECT name, status FROM campaigns WHERE campaign_arn = '" + arn + "'";
      final String url =
          "jdbc:personalize:region=us-east-1;accessKeyId=AKID;secretAccessKey=secret;endpoint="
              + endpoint.uri();
      final String tests = ChildJvm.classesOf(FirstQuery.class).toString();
      final Contest contest =
          new Contest()
              .add("launcher", () -> run(List.of(launcher.toString(), "--url", url, "-e", sql)))
              .add(
                  "jdbc",
                  () ->
                      run(
                          List.of(
                              ChildJvm.java(),
                              "-cp",
                              jar + File.pathSeparator + tests,
                              FirstQuery.class.getName(),
                              url,
                              sql)))
              .add(
                  "sdk",
                  () ->
                      run(
                          ChildJvm.running(
                                  FirstCall.class.getName(), endpoint.uri().toString(), arn)
                              .command()));
      final boolean hasCli = hasCli();
      if (hasCli) {
        contest.add(
            "cli",
            () ->
                run(
                    List.of(
                        "aws",
                        "personalize",
                        "describe-campaign",
                        "--campaign-arn",
                        arn,
                        "--region",
                        "us-east-1",
                        "--endpoint-url",
                        endpoint.uri().toString())));
      }
      contest.warmUp(2, 1).run(ROUNDS, 1);
      if (hasCli) {
        Figures.add(
            Aim.LAUNCHER,
            Figures.times(contest.ratio("launcher", "cli")),
            Figures.millis(contest.nanos("cli")) + " (aws personalize describe-campaign)");
      }
      Figures.add(
          Aim.FIRST_QUERY,
          String.format(Locale.ROOT, "%.1f s", contest.nanos("jdbc") / 1e9),
          Figures.millis(contest.nanos("sdk")) + " (the SDK's first call)");
      assertThat(contest.ratio("jdbc", "sdk")).isLessThan(2);
    }
  }

  /** The jar with all that it needs. */
  private static Path jar() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("target"))) {
      final List<Path> jars =
          files
              .filter(
                  file -> file.getFileName().toString().matches("personalize-jdbc-[0-9.]+\\.jar"))
              .toList();
      assumeThat(jars).as("mvn package -DskipTests makes what is measured").hasSize(1);
      return jars.get(0).toAbsolutePath();
    }
  }

  private static boolean hasCli() {
    try {
      run(List.of("aws", "--version"));
      return true;
    } catch (Exception e) {
      System.out.println("There is no aws to compare with: " + e.getMessage());
      return false;
    }
  }

  private static void run(List<String> command) throws Exception {
    final ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("AWS_ACCESS_KEY_ID", "AKID");
    builder.environment().put("AWS_SECRET_ACCESS_KEY", "secret");
    builder.environment().put("AWS_PAGER", "");
    final int status = builder.start().waitFor();
    if (status != 0) {
      throw new IllegalStateException(command.get(0) + " ended with " + status);
    }
  }
}
