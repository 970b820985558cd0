package org.personalizejdbc.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalizeArnTest {
  private static final String FILMS = "arn:aws:personalize:us-east-1:123456789012:campaign/films";

  @Test
  void anArnTellsItsParts() {
    assertThat(PersonalizeArn.parse(FILMS, "campaign"))
        .hasValue(
            new PersonalizeArn(FILMS, "aws", "us-east-1", "123456789012", "campaign", "films"));
    assertThat(PersonalizeArn.parse(FILMS).orElseThrow()).hasToString(FILMS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws-cn:personalize:cn-north-1:123456789012:campaign/films",
        "arn:aws-us-gov:personalize:us-gov-west-1:123456789012:campaign/a",
        "arn:aws:personalize:us-east-1:000000000000:campaign/Films_and-songs.2"
      })
  void everyPartitionAndNameOfACampaignIsAnArn(String text) {
    assertThat(PersonalizeArn.parse(text, "campaign")).map(PersonalizeArn::text).hasValue(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "films",
        "arn:aws:personalize:us-east-1:123456789012:campaign/",
        "arn:aws:personalize:us-east-1:123456789012:campaign",
        "arn:aws:personalize:us-east-1:123456789012:campaign/films ",
        " arn:aws:personalize:us-east-1:123456789012:campaign/films",
        "arn:aws:personalize:us-east-1:123456789012:campaign/films\n",
        "arn:aws:personalize:us-east-1:123456789012:campaign/fi lms",
        "arn:aws:personalize:us-east-1:123456789012:campaign/films/1",
        "arn:aws:personalize:us-east-1:123456789012:campaign/films:1",
        "arn:aws:personalize:us-east-1:123456789012:campaign:films",
        "arn:aws:personalize:us-east-1:12345678901:campaign/films",
        "arn:aws:personalize:us-east-1:1234567890123:campaign/films",
        "arn:aws:personalize:us-east-1:12345678901a:campaign/films",
        "arn:aws:personalize:us-east-1:\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669\u0660\u0661\u0662:campaign/films",
        "arn:aws:personalize:us-east-1::campaign/films",
        "arn:aws:personalize::123456789012:campaign/films",
        "arn::personalize:us-east-1:123456789012:campaign/films",
        "arn:aws:personalise:us-east-1:123456789012:campaign/films",
        "arn:aws:personalize:US-EAST-1:123456789012:campaign/films",
        "ARN:aws:personalize:us-east-1:123456789012:campaign/films",
        "arn:aws:personalize:us-east-1:123456789012:Campaign/films",
        "arn:aws:personalize:us-east-1:123456789012:solution/films"
      })
  void whatIsNearlyACampaignsArnIsNone(String text) {
    assertThat(PersonalizeArn.parse(text, "campaign")).isEmpty();
  }

  @Test
  void anArnOfMoreThan256CharactersIsNone() {
    final String longest = FILMS + "x".repeat(256 - FILMS.length());
    assertThat(PersonalizeArn.parse(longest)).isPresent();
    assertThat(PersonalizeArn.parse(longest + "x")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:personalize:us-east-1:123456789012:solution/s/0a1b2c3d,"
        + " arn:aws:personalize:us-east-1:123456789012:solution/s",
    "arn:aws:personalize:us-east-1:123456789012:solution/s/$LATEST,"
        + " arn:aws:personalize:us-east-1:123456789012:solution/s",
    "arn:aws:personalize:us-east-1:123456789012:solution/s,",
    "arn:aws:personalize:us-east-1:123456789012:campaign/s/0a1b2c3d,",
    "s/0a1b2c3d,",
    "'',"
  })
  void aSolutionVersionTellsItsSolution(String version, String solution) {
    assertThat(PersonalizeArn.solutionOf(version).orElse(null)).isEqualTo(solution);
  }
}
