package org.personalizejdbc.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stock AWS CLI, of either version, against the endpoint. Skipped where there is none. */
class AwsCliTest {
  private static final String ARN = "arn:aws:personalize:us-east-1:123456789012:";

  private static EmbeddedEndpoint endpoint;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws IOException {
    assumeTrue(onPath("aws"), "There is no aws command on the PATH: its tests are skipped");
    endpoint = EmbeddedEndpoint.start(Account.sample());
  }

  @AfterAll
  static void stop() {
    if (endpoint != null) {
      endpoint.close();
    }
  }

  @Test
  void itListsAllPages() throws Exception {
    endpoint.forgetCalls();
    Run run = aws("us-east-1", "list-campaigns", "--page-size", "50");

    assertThat(run.json().path("campaigns")).hasSize(137);
    assertThat(endpoint.calls()).hasSize(3).allMatch(c -> c.operation().equals("ListCampaigns"));
  }

  @Test
  void itListsTheOtherRegion() throws Exception {
    assertThat(aws("eu-west-1", "list-campaigns").json().path("campaigns")).hasSize(24);
  }

  @Test
  void itStopsAndGoesOnWhereItStopped() throws Exception {
    JsonNode first =
        aws("us-east-1", "list-campaigns", "--page-size", "40", "--max-items", "90").json();
    JsonNode rest =
        aws(
                "us-east-1",
                "list-campaigns",
                "--page-size",
                "40",
                "--starting-token",
                first.path("NextToken").asText())
            .json();

    Set<String> arns = new HashSet<>();
    first.path("campaigns").forEach(c -> arns.add(c.path("campaignArn").asText()));
    assertThat(arns).hasSize(90);
    rest.path("campaigns").forEach(c -> arns.add(c.path("campaignArn").asText()));
    assertThat(rest.path("campaigns")).hasSize(47);
    assertThat(arns).hasSize(137);
  }

  @Test
  void itListsOneSolution() throws Exception {
    Run run =
        aws("us-east-1", "list-campaigns", "--solution-arn", ARN + "solution/video-home-for-you");

    assertThat(run.json().path("campaigns")).hasSize(4);
  }

  @Test
  void itDescribesACampaignWithItsUpdate() throws Exception {
    JsonNode campaign =
        aws(
                "us-east-1",
                "describe-campaign",
                "--campaign-arn",
                ARN + "campaign/video-billboard-for-you")
            .json()
            .path("campaign");

    assertThat(campaign.path("status").asText()).isEqualTo("ACTIVE");
    assertThat(campaign.path("minProvisionedTPS").asInt()).isEqualTo(60);
    assertThat(campaign.at("/latestCampaignUpdate/status").asText()).isEqualTo("CREATE FAILED");
  }

  /** The whole circle: what the CLI prints is what {@link Account#load} reads. */
  @Test
  void whatItPrintsLoadsAsTheCampaignItWas() throws Exception {
    StringBuilder captured = new StringBuilder();
    for (String name :
        List.of("video-japan-for-you", "shop-flashsale-for-you", "music-discover-for-you")) {
      captured.append(
          aws("us-east-1", "describe-campaign", "--campaign-arn", ARN + "campaign/" + name).out);
    }
    Path file = Files.writeString(folder.resolve("captured.json"), captured);

    Account account = Account.load(file);

    assertThat(account.campaigns()).hasSize(3);
    assertThat(account.campaigns())
        .allSatisfy(campaign -> assertThat(Account.sample().campaigns()).contains(campaign));
  }

  @Test
  void itShowsTheErrors() throws Exception {
    assertRefused(
        aws("us-east-1", "describe-campaign", "--campaign-arn", ARN + "campaign/nope"),
        "(ResourceNotFoundException) when calling the DescribeCampaign operation");
    assertRefused(
        aws(
            "eu-west-1",
            "describe-campaign",
            "--campaign-arn",
            ARN + "campaign/shop-gifts-for-you"),
        "(ResourceNotFoundException) when calling the DescribeCampaign operation");
    assertRefused(
        aws("us-east-1", "describe-campaign", "--campaign-arn", "nope"),
        "(InvalidInputException) when calling the DescribeCampaign operation");
    assertRefused(
        aws("us-east-1", "list-campaigns", "--max-results", "101"),
        "(InvalidInputException) when calling the ListCampaigns operation");
    assertRefused(
        aws("us-east-1", "list-campaigns", "--no-paginate", "--next-token", "nope"),
        "(InvalidNextTokenException) when calling the ListCampaigns operation");
    assertRefused(
        aws("us-east-1", "list-solutions"),
        "(UnknownOperationException) when calling the ListSolutions operation");
    assertRefused(
        aws("us-east-1", "list-campaigns", "--no-sign-request"),
        "(MissingAuthenticationTokenException) when calling the ListCampaigns operation");
  }

  private static void assertRefused(Run run, String message) {
    assertThat(run.exit).as(run.out).isNotZero();
    assertThat(run.err).contains(message);
  }

  private Run aws(String region, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("aws", "personalize"));
    command.addAll(List.of(arguments));
    command.addAll(
        List.of("--region", region, "--output", "json", "--endpoint-url", "" + endpoint.uri()));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("AWS_"));
    String none = folder.resolve("none").toString();
    environment.putAll(
        Map.of(
            "AWS_ACCESS_KEY_ID", "AKIDCLI",
            "AWS_SECRET_ACCESS_KEY", "secret",
            "AWS_EC2_METADATA_DISABLED", "true",
            "AWS_CONFIG_FILE", none,
            "AWS_SHARED_CREDENTIALS_FILE", none,
            "AWS_PAGER", "",
            "NO_PROXY", "127.0.0.1",
            "PYTHONUTF8", "1"));
    Process process = builder.start();
    process.getOutputStream().close();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(command + " did not end within 60 s");
    }
    return new Run(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  private static boolean onPath(String program) {
    String path = System.getenv("PATH");
    return path != null
        && Stream.of(path.split(File.pathSeparator, -1))
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }

  private record Run(int exit, String out, String err) {
    JsonNode json() throws IOException {
      assertThat(exit).as(err).isZero();
      return Wire.mapper().readTree(out);
    }
  }
}
