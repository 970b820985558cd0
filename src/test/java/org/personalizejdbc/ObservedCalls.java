package org.personalizejdbc;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.personalizejdbc.endpoint.ReceivedCall;

/**
 * The calls that an endpoint received, attempts counted.
 *
 * @param byOperation how many of each operation
 * @param described how often each ARN was described
 */
public record ObservedCalls(Map<String, Integer> byOperation, Map<String, Integer> described) {

  /** Counts calls. */
  public static ObservedCalls of(List<ReceivedCall> calls) {
    return new ObservedCalls(
        calls.stream()
            .collect(Collectors.toMap(ReceivedCall::operation, c -> 1, Integer::sum, TreeMap::new)),
        calls.stream()
            .filter(call -> call.operation().equals("DescribeCampaign"))
            .collect(
                Collectors.toMap(ReceivedCall::campaignArn, c -> 1, Integer::sum, TreeMap::new)));
  }

  /** How many calls of ListCampaigns. */
  public int lists() {
    return byOperation.getOrDefault("ListCampaigns", 0);
  }

  /** How many calls of DescribeCampaign. */
  public int describes() {
    return byOperation.getOrDefault("DescribeCampaign", 0);
  }

  /** How many calls of any operation. */
  public int total() {
    return byOperation.values().stream().mapToInt(Integer::intValue).sum();
  }
}
