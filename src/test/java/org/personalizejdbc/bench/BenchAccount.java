package org.personalizejdbc.bench;

import java.util.List;
import java.util.stream.IntStream;
import org.personalizejdbc.endpoint.Account;
import org.personalizejdbc.endpoint.CampaignDocument;

/** Accounts of many campaigns in us-east-1, all of them active. */
final class BenchAccount {
  private BenchAccount() {}

  /** An account of so many. */
  static Account of(int campaigns) {
    return Account.of(
        IntStream.range(0, campaigns)
            .mapToObj(
                i ->
                    CampaignDocument.named("c" + i)
                        .inRegion("us-east-1")
                        .status("ACTIVE")
                        .minProvisionedTps(1)
                        .toJson())
            .toList());
  }

  /** The ARN of a campaign by its number. */
  static String arn(int i) {
    return "arn:aws:personalize:us-east-1:123456789012:campaign/c" + i;
  }

  /** The ARNs of the first so many. */
  static List<String> arns(int campaigns) {
    return IntStream.range(0, campaigns).mapToObj(BenchAccount::arn).toList();
  }
}
