package org.personalizejdbc.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

class PersonalizeRegionsTest {
  @Test
  void allAreThoseOfPersonalizeInThePartitionAws() {
    assertThat(PersonalizeRegions.all("aws"))
        .contains("us-east-1", "us-west-2", "eu-west-1", "ap-northeast-1")
        .doesNotContain("cn-north-1", "us-gov-west-1", "aws-global")
        .allMatch(PersonalizeRegions::isPlausible)
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void otherPartitionsHaveTheirOwnOrNone() {
    assertThat(PersonalizeRegions.all("aws-cn")).contains("cn-north-1").doesNotContain("us-east-1");
    assertThat(PersonalizeRegions.all("aws-us-gov")).isEmpty();
    assertThat(PersonalizeRegions.partitionOf("cn-north-1")).isEqualTo("aws-cn");
  }

  @Test
  void everyPartitionOfTheSdkIsKnown() {
    assertThat(Region.regions())
        .filteredOn(region -> !region.isGlobalRegion())
        .hasSizeGreaterThan(30)
        .allSatisfy(
            region -> {
              assertThat(PersonalizeRegions.partitionOf(region.id()))
                  .isEqualTo(PartitionMetadata.of(region).id());
              assertThat(PersonalizeRegions.isPlausible(region.id())).isTrue();
            });
    assertThat(PersonalizeRegions.partitionOf("moon-base-1")).isEqualTo("aws");
  }

  @ParameterizedTest
  @CsvSource({"us-east1, us-east-1", "eu-west-l, eu-west-1", "us-wset-2, us-west-2"})
  void theNearestIsNamedFirst(String mistyped, String meant) {
    assertThat(PersonalizeRegions.near(mistyped)).hasSize(3).startsWith(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"us-east-1", "eu-newplace-9", "cn-north-1", "us-gov-west-1"})
  void everyPartitionsRegionsArePlausibleKnownOrNot(String name) {
    assertThat(PersonalizeRegions.isPlausible(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "us",
        "useast1",
        "us-east",
        "us-east-1 ",
        "us-east-1\n",
        "US-EAST-1",
        "us-east-1a",
        "us-east-1.example.com",
        "us-east-1/x",
        "all",
        "aws-global",
        "moon-base-1"
      })
  void whatHasAnotherFormIsNot(String name) {
    assertThat(PersonalizeRegions.isPlausible(name)).isFalse();
  }
}
