package org.personalizejdbc.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HeldLimiterTest {
  private static final URI ENDPOINT = URI.create("http://localhost:1/held-limiter");

  private final AccountAccess access = TestAccess.of(ENDPOINT);
  private final HeldLimiter held = new HeldLimiter();

  private CallLimiter limiter(String operation) {
    return held.of(
        ENDPOINT, new CallRunner.Question(1, operation, CallTarget.REGION, access.at("us-east-1")));
  }

  @Test
  void operationsOfPersonalizeShareOneAndThatOfStsHasItsOwn() {
    final CallLimiter limiter = limiter("DescribeCampaign");
    assertThat(limiter("DescribeCampaign")).isSameAs(limiter);
    assertThat(limiter("ListCampaigns")).isSameAs(limiter);
    assertThat(limiter(SdkErrors.WHOSE)).isNotSameAs(limiter);
    assertThat(limiter("DescribeCampaign")).isSameAs(limiter);
  }

  @Test
  void anotherConnectionToTheSameAccountSharesIt() {
    final CallLimiter limiter = limiter("DescribeCampaign");
    final CallRunner.Question other =
        new CallRunner.Question(
            2, "DescribeCampaign", CallTarget.REGION, TestAccess.of(ENDPOINT).at("us-east-1"));
    assertThat(new HeldLimiter().of(ENDPOINT, other)).isSameAs(limiter);
  }

  @Test
  void itIsThatOfTheAccountFromWhenThatIsKnown() {
    final CallLimiter limiter = limiter("DescribeCampaign");
    access.tellAccount("111122223333");
    assertThat(limiter("DescribeCampaign")).isNotSameAs(limiter);
  }

  @Test
  void oneThatTheJvmHasForgottenIsHeldNoLonger() {
    final CallLimiter limiter = limiter("DescribeCampaign");
    CallLimiters.forgetIdle(Duration.ofHours(1).toNanos());
    assertThat(limiter("DescribeCampaign")).isSameAs(limiter);
    CallLimiters.forgetIdle(-1);
    assertThat(limiter("DescribeCampaign")).isNotSameAs(limiter);
  }
}
