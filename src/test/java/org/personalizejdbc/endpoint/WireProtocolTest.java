package org.personalizejdbc.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes and headers, as the service sends and refuses them. */
class WireProtocolTest {
  private static final String X = "arn:aws:personalize:us-east-1:123456789012:campaign/x";

  private EmbeddedEndpoint endpoint;
  private RawClient client;

  @BeforeEach
  void start() throws Exception {
    endpoint =
        EmbeddedEndpoint.start(
            Account.of(
                CampaignDocument.named("x")
                    .status("CREATE FAILED")
                    .solutionVersion("s", "0a1b2c3d")
                    .minProvisionedTps(1)
                    .emptyConfig()
                    .failureReason("モデル \"x\"\n")
                    .created(Instant.parse("2021-11-26T03:38:23.645Z"))
                    .lastUpdated(Instant.EPOCH)
                    .latestUpdate(CampaignUpdateDocument.inStatus("ACTIVE"))
                    .toJson()));
    client = new RawClient(endpoint);
  }

  @AfterEach
  void stop() {
    endpoint.close();
  }

  @Test
  void aDescriptionIsTheWholeCampaignWithItsUpdateInsideAndTimesAsJavaDoubles() throws Exception {
    HttpResponse<String> response = client.call("DescribeCampaign", "{'campaignArn':'" + X + "'}");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .isEqualTo(
            ("{'campaign':{'name':'x','campaignArn':'"
                    + X
                    + "','solutionVersionArn':"
                    + "'arn:aws:personalize:us-east-1:123456789012:solution/s/0a1b2c3d',"
                    + "'status':'CREATE FAILED','minProvisionedTPS':1,'campaignConfig':{},"
                    + "'failureReason':'モデル \\'x\\'\\n','creationDateTime':1.637897903645E9,"
                    + "'lastUpdatedDateTime':0.0,'latestCampaignUpdate':{'status':'ACTIVE'}}}")
                .replace('\'', '"'));
  }

  @Test
  void aListingHasOnlyWhatASummaryHas() throws Exception {
    HttpResponse<String> response = client.call("ListCampaigns", "{}");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .isEqualTo(
            ("{'campaigns':[{'name':'x','campaignArn':'"
                    + X
                    + "','status':'CREATE FAILED','failureReason':'モデル \\'x\\'\\n',"
                    + "'creationDateTime':1.637897903645E9,'lastUpdatedDateTime':0.0}]}")
                .replace('\'', '"'));
  }

  /**
   * AWS published this answer to DescribeSolution with its content-length, account blanked out: 475
   * bytes, which only this form of time gives. (aws-samples/amazon-personalize-samples at 5a69fc4,
   * user_segmentation_example.ipynb.)
   */
  @Test
  void timesAreWrittenInTheFormThatAPublishedAnswersLengthProves() {
    ObjectNode solution =
        Wire.object()
            .put("name", "item-affinity-amazon-grocery-meta-demo")
            .put(
                "solutionArn",
                "arn:aws:personalize:us-west-2:XXXXXXXXXXXX:solution/item-affinity-amazon-grocery-meta-demo")
            .put("performHPO", false)
            .put("performAutoML", false)
            .put("recipeArn", "arn:aws:personalize:::recipe/aws-item-affinity")
            .put(
                "datasetGroupArn",
                "arn:aws:personalize:us-west-2:XXXXXXXXXXXX:dataset-group/notebook-amazon-grocery-meta-demo")
            .put("status", "ACTIVE");
    solution.set("creationDateTime", Wire.time(Instant.parse("2021-11-26T03:38:23.645Z")));
    solution.set("lastUpdatedDateTime", Wire.time(Instant.parse("2021-11-26T03:38:23.645Z")));
    ObjectNode answer = Wire.object();
    answer.set("solution", solution);

    assertThat(Wire.bytes(answer)).hasSize(475);
  }

  @Test
  void everyAnswerHasARequestIdAndTheContentType() throws Exception {
    for (String operation : new String[] {"ListCampaigns", "ListSolutions"}) {
      assertThat(client.call(operation, "{}").headers().map())
          .containsEntry("content-type", List.of("application/x-amz-json-1.1"))
          .containsKeys("x-amzn-requestid", "content-length", "date");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ListSolutions", "CreateCampaign", "describeCampaign", ""})
  void anUnknownOperationIsRefusedAsAwsDoes(String operation) throws Exception {
    assertError(client.call(operation, "{}"), 400, "UnknownOperationException", "ListCampaigns");
  }

  @Test
  void anotherServicesOperationIsRefused() throws Exception {
    assertError(
        client.send(
            client.request("x", "{}").setHeader("X-Amz-Target", "DynamoDB_20120810.ListTables")),
        400,
        "UnknownOperationException",
        "No operation DynamoDB_20120810.ListTables");
    assertThat(endpoint.calls().get(0).operation()).isEqualTo("DynamoDB_20120810.ListTables");
  }

  @Test
  void whatIsNoCallIsToldHowToCall() throws Exception {
    assertError(
        client.send(HttpRequest.newBuilder(endpoint.uri()).GET()),
        405,
        "UnknownOperationException",
        "GET is not served. This embedded Personalize endpoint serves");
    assertError(
        client.send(
            HttpRequest.newBuilder(URI.create(endpoint.uri() + "/campaigns"))
                .POST(BodyPublishers.ofString("{}"))),
        404,
        "UnknownOperationException",
        "Nothing is at /campaigns");
    assertError(
        client.send(client.request("ListCampaigns", " ".repeat(70_000))),
        413,
        "RequestEntityTooLargeException",
        "larger than 65536 bytes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "DescribeCampaign | {} | Value null at 'campaignArn' failed to satisfy constraint: Member"
            + " must not be null",
        "DescribeCampaign | {\"campaignArn\":null} | must not be null",
        "DescribeCampaign | {\"campaignArn\":\"\"} | must satisfy regular expression pattern",
        "DescribeCampaign | {\"campaignArn\":\"x\"} | Value 'x' at 'campaignArn' failed to satisfy"
            + " constraint: Member must satisfy regular expression pattern:"
            + " arn:([a-z\\d-]+):personalize:.*:.*:.+",
        "DescribeCampaign |"
            + " {\"campaignArn\":\"arn:aws:personalize:us-east-1:123456789012:solution/x\"} | The"
            + " ARN is not a campaign's",
        "DescribeCampaign | {\"campaignArn\":\"arn:aws:s3:us-east-1:123456789012:campaign/x\"} |"
            + " regular expression",
        "ListCampaigns | {\"maxResults\":0} | Value '0' at 'maxResults' failed to satisfy"
            + " constraint: Member must have value greater than or equal to 1",
        "ListCampaigns | {\"maxResults\":-1} | greater than or equal to 1",
        "ListCampaigns | {\"maxResults\":101} | Member must have value less than or equal to 100",
        "ListCampaigns | {\"solutionArn\":\"s\"} | Value 's' at 'solutionArn'",
      })
  void inputThatTheServiceModelForbidsIsInvalid(String operation, String body, String detail)
      throws Exception {
    assertError(client.send(client.request(operation, body)), 400, "InvalidInputException", detail);
  }

  @Test
  void anArnLongerThanTheModelAllowsIsInvalid() throws Exception {
    assertError(
        client.call("DescribeCampaign", "{'campaignArn':'" + X + "x".repeat(256) + "'}"),
        400,
        "InvalidInputException",
        "Member must have length less than or equal to 256");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "DescribeCampaign | {\"campaignArn\":7} | campaignArn must be a string",
        "ListCampaigns | {\"maxResults\":\"7\"} | maxResults must be an integer",
        "ListCampaigns | {\"maxResults\":1.5} | maxResults must be an integer",
        "ListCampaigns | [] | must be a JSON object",
        "ListCampaigns | `` | must be a JSON object",
        "ListCampaigns | {\"maxResults\": | not a JSON document",
      })
  void aBodyThatDoesNotParseIsASerializationError(String operation, String body, String detail)
      throws Exception {
    assertError(
        client.send(client.request(operation, body)), 400, "SerializationException", detail);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:personalize:us-east-1:123456789012:campaign/y",
        "arn:aws:personalize:us-east-1:123456789012:campaign/X",
        "arn:aws:personalize:eu-west-1:123456789012:campaign/x",
        "arn:aws:personalize:us-east-1:210987654321:campaign/x"
      })
  void aCampaignThatIsNotThereIsNotFound(String arn) throws Exception {
    assertError(
        client.call("DescribeCampaign", "{'campaignArn':'" + arn + "'}"),
        400,
        "ResourceNotFoundException",
        arn);
  }

  @Test
  void aCampaignOfAnotherRegionThanTheSignaturesIsNotFound() throws Exception {
    HttpRequest.Builder elsewhere =
        client
            .request("DescribeCampaign", "{\"campaignArn\":\"" + X + "\"}")
            .setHeader("Authorization", RawClient.AUTHORIZATION.replace("us-east-1", "eu-west-1"));

    assertError(client.send(elsewhere), 400, "ResourceNotFoundException", X);
  }

  @Test
  void aRequestWithoutASignatureIsRefused() throws Exception {
    assertError(
        client.send(client.unsigned("ListCampaigns", "{}")),
        403,
        "MissingAuthenticationTokenException",
        "Missing Authentication Token");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Bearer abc | IncompleteSignatureException | Unsupported AWS 'algorithm': 'Bearer'",
        "AWS4-HMAC-SHA256 | IncompleteSignatureException | requires 'Credential' parameter",
        "AWS4-HMAC-SHA256 Credential=AKID/20261124/us-east-1/personalize/aws4_request,"
            + " SignedHeaders=host | IncompleteSignatureException | requires 'Signature' parameter",
        "AWS4-HMAC-SHA256 Credential=AKID/20261124/us-east-1/personalize, SignedHeaders=host,"
            + " Signature=0 | IncompleteSignatureException | exactly 5 slash-delimited elements",
        "AWS4-HMAC-SHA256 Credential=AKID/20261124//personalize/aws4_request, SignedHeaders=host,"
            + " Signature=0 | IncompleteSignatureException | exactly 5 slash-delimited elements",
        "AWS4-HMAC-SHA256 Credential=AKID/20261124/us-east-1/s3/aws4_request, SignedHeaders=host,"
            + " Signature=0 | InvalidSignatureException | correct service: 'personalize'",
        "AWS4-HMAC-SHA256 Credential=AKID/20261123/us-east-1/personalize/aws4_request,"
            + " SignedHeaders=host, Signature=0 | InvalidSignatureException | '20261123' !="
            + " '20261124'",
      })
  void aMalformedSignatureIsRefused(String authorization, String code, String detail)
      throws Exception {
    assertError(
        client.send(
            client.request("ListCampaigns", "{}").setHeader("Authorization", authorization)),
        403,
        code,
        detail);
  }

  @Test
  void aSignatureWithoutItsDateIsRefused() throws Exception {
    assertError(
        client.send(
            client
                .unsigned("ListCampaigns", "{}")
                .header("Authorization", RawClient.AUTHORIZATION)),
        403,
        "IncompleteSignatureException",
        "X-Amz-Date");
    assertError(
        client.send(
            client.request("ListCampaigns", "{}").setHeader("X-Amz-Date", "2026-11-24T07:00:00Z")),
        403,
        "IncompleteSignatureException",
        "ISO-8601 'basic format'");
  }

  @Test
  void aReplyOfATestIsSentAsItIs() throws Exception {
    endpoint.intercept(
        call -> Optional.of(new Reply(299, Map.of("X-Amzn-RequestId", "r-1"), new byte[] {'{'})));

    HttpResponse<String> response = client.call("ListCampaigns", "{}");

    assertThat(response.statusCode()).isEqualTo(299);
    assertThat(response.body()).isEqualTo("{");
    assertThat(response.headers().allValues("x-amzn-requestid")).containsExactly("r-1");
  }

  private static void assertError(
      HttpResponse<String> response, int status, String code, String detail) throws Exception {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(RawClient.json(response).path("__type").asText()).isEqualTo(code);
    assertThat(RawClient.json(response).path("message").asText()).contains(detail);
    assertThat(response.headers().firstValue("x-amzn-requestid")).isPresent();
  }

  /** A page whose name was made to resolve to 127.0.0.1 is refused what it asks for. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:8181",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "personalize.us-east-1.amazonaws.com",
        "192.168.0.1",
        "0.0.0.0",
        "",
        "localhost:x",
        "localhost, evil.example",
      })
  void aRequestForAnotherHostIsRefused(String host) throws Exception {
    assertThat(statusFor(host)).startsWith("HTTP/1.1 421 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"127.0.0.1", "localhost", "LOCALHOST:80", "127.1.2.3:65535", "[::1]", "[::1]:1"})
  void aRequestForThisMachineIsAnswered(String host) throws Exception {
    assertThat(statusFor(host)).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void itListensOnTheLoopbackAddressAlone() throws Exception {
    for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      for (InetAddress address : Collections.list(each.getInetAddresses())) {
        if (!address.isLoopbackAddress()) {
          assertThatThrownBy(() -> new Socket(address, endpoint.uri().getPort()).close())
              .isInstanceOf(IOException.class);
        }
      }
    }
  }

  /** The answer's first line; no HTTP client of Java's lets the Host header be chosen. */
  private String statusFor(String host) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", endpoint.uri().getPort())) {
      String request =
          String.join(
              "\r\n",
              "POST / HTTP/1.1",
              "Host: " + host,
              "Content-Type: application/x-amz-json-1.1",
              "X-Amz-Target: AmazonPersonalize.ListCampaigns",
              "Authorization: " + RawClient.AUTHORIZATION,
              "X-Amz-Date: " + RawClient.DATE,
              "Content-Length: 2",
              "",
              "{}");
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
          .readLine();
    }
  }
}
