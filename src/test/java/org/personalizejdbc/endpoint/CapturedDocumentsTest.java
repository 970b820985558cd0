package org.personalizejdbc.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link Account#load} makes of files that people have. */
class CapturedDocumentsTest {
  private static final String A = campaign("a");
  private static final String B = campaign("b");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'campaign':A}{'campaign':B}",
        "{'campaign':A}\n{'campaign':B}\n",
        "[{'campaign':A},{'campaign':B}]",
        "[{'campaign':A}][{'campaign':B}]",
        "A B",
        "[A,{'campaign':B,'ResponseMetadata':{'RequestId':'x'}}]"
      })
  void documentsMayStandAloneInARowOrInArrays(String text) throws IOException {
    Account account = load(text.replace("A", A).replace("B", B).replace('\'', '"'));

    assertThat(account.campaigns())
        .extracting(c -> c.path("name").asText())
        .containsExactly("a", "b");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"2023-10-27T15:41:56.283000+00:00\"', 1.698421316283E9",
    "'\"2023-10-27T11:41:56.283-04:00\"', 1.698421316283E9",
    "'\"2023-10-27T15:41:56Z\"', 1.698421316E9",
    "'\"2023-10-27 15:41:56.283000+00:00\"', 1.698421316283E9",
    "1543864775.923, 1.543864775923E9",
    "1.543864775923E9, 1.543864775923E9",
    "1543864775.9239, 1.543864775923E9",
    "1543864775, 1.543864775E9",
    "0, 0.0"
  })
  void timesOfEveryToolBecomeTheWires(String captured, String wire) throws IOException {
    Account account =
        load(
            "{'campaignArn':'arn:aws:personalize:us-west-2:123456789012:campaign/x','creationDateTime':"
                    .replace('\'', '"')
                + captured
                + ",\"latestCampaignUpdate\":{\"lastUpdatedDateTime\":"
                + captured
                + "}}");

    ObjectNode campaign = account.campaigns("us-west-2").get(0);
    assertThat(campaign.path("creationDateTime")).hasToString(wire);
    assertThat(campaign.at("/latestCampaignUpdate/lastUpdatedDateTime")).hasToString(wire);
  }

  /** AWS's own example of DescribeCampaign, its blanks filled in. */
  @Test
  void theDocumentedExampleLoadsWithItsTpsAsAText() throws IOException {
    Account account =
        load(
            """
            {"campaign": {
              "name": "MovieRecommendationCampaign",
              "campaignArn": "arn:aws:personalize:us-west-2:123456789012:campaign/MovieRecommendationCampaign",
              "solutionVersionArn": "arn:aws:personalize:us-west-2:123456789012:solution/MovieSolution/0a1b2c3d",
              "minProvisionedTPS": "1",
              "creationDateTime": 1543864775.923,
              "lastUpdatedDateTime": 1543864791.923,
              "status": "CREATE IN_PROGRESS"
            }}
            """);

    assertThat(account.regions()).containsExactly("us-west-2");
    assertThat(account.accountId()).isEqualTo("123456789012");
    assertThat(account.campaigns().get(0).path("minProvisionedTPS").isInt()).isTrue();
  }

  @Test
  void unknownMembersAreKeptAndNullsLeftOut() throws IOException {
    Account account =
        load(
            "{'campaignArn':'arn:aws:personalize:us-west-2:123456789012:campaign/x','futureMember':[1],"
                + "'failureReason':null,'minProvisionedTPS':null,'creationDateTime':null,"
                + "'campaignConfig':{'itemExplorationConfig':null,'x':{}}}");

    assertThat(account.campaigns().get(0))
        .hasToString(
            ("{'campaignArn':'arn:aws:personalize:us-west-2:123456789012:campaign/x',"
                    + "'futureMember':[1],'campaignConfig':{'x':{}}}")
                .replace('\'', '"'));
  }

  @Test
  void theLastCaptureOfACampaignCounts() throws IOException {
    Account account = load(A + B + A.replace("ACTIVE", "DELETE PENDING"));

    assertThat(account.campaigns())
        .extracting(c -> c.path("name").asText() + " " + c.path("status").asText())
        .containsExactly("b ACTIVE", "a DELETE PENDING");
  }

  @Test
  void aFoldersJsonFilesAreReadTogether() throws IOException {
    Files.writeString(folder.resolve("2.json"), json(A));
    Files.writeString(folder.resolve("1.json"), json(B));
    Files.writeString(folder.resolve("notes.txt"), "no JSON");

    assertThat(Account.load(folder).campaigns())
        .extracting(c -> c.path("name").asText())
        .containsExactly("b", "a");
  }

  /** Windows PowerShell's {@code >} writes UTF-16 with a byte order mark. */
  @Test
  void unicodeInAnyOfItsFormsIsRead() throws IOException {
    for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
      Path file = folder.resolve(charset.name());
      Files.writeString(file, "\uFEFF" + json(A).replace("ACTIVE", "größer 🛒"), charset);

      assertThat(Account.load(file).campaigns().get(0).path("status").asText())
          .isEqualTo("größer 🛒");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "§,\\n{'campaign':{'name':'x'}} | line 1, column 123 | not JSON",
        "§\\n  {'campaign':{'name':'x'}} | line 2, column 3 | needs a campaignArn; this one has the"
            + " members [name]",
        "[§\\n, 7] | line 2, column 3 | expected a describe-campaign document, found 7",
        "§\\nnull | line 2, column 1 | expected a describe-campaign document, found null",
        "{'campaign':[]} | line 1, column 1 | \"campaign\" is not an object: []",
        "{'campaigns':[]} | line 1, column 1 | list-campaigns output",
        "{'campaign':{'campaignArn':'arn:aws:personalize:us-west-2:XXXXXXXXXXXX:campaign/x'}} |"
            + " line 1, column 1 | If the account was blanked out, put any 12 digits in its place",
        "{'campaignArn':'arn:aws:personalize:us-west-2:123456789012:solution/x'} | line 1 | does"
            + " not name a campaign",
        "{'minProvisionedTPS':'many'} | line 1 | minProvisionedTPS is not an integer: \"many\"",
        "{'minProvisionedTPS':1.5} | line 1 | minProvisionedTPS is not an integer: 1.5",
        "{'creationDateTime':'2023-10-27T15:41:56'} | line 1 | creationDateTime is neither an ISO"
            + " 8601 time with an offset",
        "{'creationDateTime':1698421316283} | line 1 | nor a number of seconds: 1698421316283",
        "{'latestCampaignUpdate':{'creationDateTime':true}} | line 1 | creationDateTime is neither",
        "[§ | line 1, column 124 | not JSON: Unexpected end-of-input: expected close marker for"
            + " Array (start marker at line: 1, column: 1)",
      })
  void aBadDocumentIsAnErrorThatSaysWhereAndWhat(String text, String where, String what)
      throws IOException {
    Path file = write(text.replace("\\n", "\n").replace("§", A));

    assertThatThrownBy(() -> Account.load(file))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file + ", " + where)
        .hasMessageContaining(what);
  }

  @Test
  void aFileThatIsMissingOrHoldsNothingIsNamed() throws IOException {
    Path missing = folder.resolve("missing.json");
    assertThatThrownBy(() -> Account.load(missing))
        .isInstanceOf(IOException.class)
        .hasMessage("There is no file " + missing);

    Path empty = write(" \n[]");
    assertThatThrownBy(() -> Account.load(empty))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(empty + " holds no campaign")
        .hasMessageContaining("aws personalize describe-campaign");
  }

  private Account load(String text) throws IOException {
    return Account.load(write(text));
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("captured.json"), json(text));
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  private static String campaign(String name) {
    return json(
        "{'name':'"
            + name
            + "','campaignArn':'arn:aws:personalize:us-west-2:123456789012:campaign/"
            + name
            + "','status':'ACTIVE','minProvisionedTPS':1}");
  }
}
