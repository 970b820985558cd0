package org.personalizejdbc.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;

/**
 * One HTTP request that the endpoint received: an attempt of a call, answered well or not.
 * Immutable.
 *
 * @param sequence the request's number, from 1, in order of arrival
 * @param service {@code personalize} or {@code sts}, by the request's protocol
 * @param operation the operation's name, for example {@code DescribeCampaign} or {@code
 *     AssumeRole}; the whole X-Amz-Target if it names another service's operation; empty if there
 *     is none
 * @param accountId the account that the access key belongs to; empty if it belongs to none
 * @param region the Region of the signature's credential scope; empty if there is no well-formed
 *     Authorization header
 * @param accessKeyId the access key of the signature's credential scope; empty likewise
 * @param body the request's JSON, or the parameters of a form as texts by name; a {@code
 *     MissingNode} if the body is neither. An external id or a web identity's token in it is a
 *     secret and therefore left out of {@link #toString}
 * @param at when the request had been read
 * @param headers the request's headers other than Authorization, names in lower case, the first
 *     value of each; among them the SDKs' {@code amz-sdk-request}, which numbers the attempts, and
 *     {@code x-amz-security-token}, which is a secret and therefore left out of {@link #toString}
 */
public record ReceivedCall(
    long sequence,
    String service,
    String operation,
    String accountId,
    String region,
    String accessKeyId,
    JsonNode body,
    Instant at,
    Map<String, String> headers) {

  /** Copies the headers. */
  public ReceivedCall {
    headers = Map.copyOf(headers);
  }

  /**
   * The ARN that a DescribeCampaign asks for.
   *
   * @return the request's campaignArn; empty if it has none
   */
  public String campaignArn() {
    return body.path("campaignArn").asText();
  }

  /** One line for a test's failure message; holds no header. */
  @Override
  public String toString() {
    return "#"
        + sequence
        + " "
        + operation
        + " in "
        + region
        + " by "
        + accessKeyId
        + (accountId.isEmpty() ? "" : " of " + accountId)
        + " "
        + (service.equals("sts") ? body.path("RoleArn").asText() : body);
  }
}
