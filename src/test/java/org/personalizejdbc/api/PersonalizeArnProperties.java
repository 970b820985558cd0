package org.personalizejdbc.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of every text. */
class PersonalizeArnProperties {
  @Property(tries = 1000)
  void anyTextIsReadWithoutAnError(@ForAll("texts") String text) {
    PersonalizeArn.parse(text)
        .ifPresent(arn -> assertThat(arn.accountId()).matches("[0-9]{12}").hasSize(12));
    PersonalizeArn.parse(text, "campaign")
        .ifPresent(arn -> assertThat(arn.resourceName()).isNotEmpty().doesNotContain("/", ":"));
    PersonalizeArn.solutionOf(text)
        .ifPresent(solution -> assertThat(text).startsWith(solution + "/"));
  }

  /** The form that the Service Authorization Reference gives, as a regular expression. */
  private static final Pattern FORM =
      Pattern.compile(
          "arn:([a-z\\d-]+):personalize:([a-z\\d-]+):(\\d{12}):([a-z-]+)/([^\\s:/][^\\s:]*)");

  @Property(tries = 3000)
  void aTextIsReadAsTheExpressionReadsIt(@ForAll("nearly") String text) {
    final Matcher form = FORM.matcher(text);
    final Optional<PersonalizeArn> arn = PersonalizeArn.parse(text);
    assertThat(arn.isPresent()).as(text).isEqualTo(text.length() <= 256 && form.matches());
    arn.ifPresent(
        read ->
            assertThat(
                    List.of(
                        read.partition(),
                        read.region(),
                        read.accountId(),
                        read.resourceType(),
                        read.resourceName()))
                .containsExactly(
                    form.group(1), form.group(2), form.group(3), form.group(4), form.group(5)));
  }

  @Property(tries = 3000)
  void anArnIsReadBesideAnotherAsItIsAlone(
      @ForAll("nearly") String text, @ForAll("arns") String other, @ForAll boolean begins) {
    final SiblingArns siblings = new SiblingArns();
    final String first =
        begins && text.lastIndexOf('/') > 0
            ? text.substring(0, text.lastIndexOf('/') + 1) + "other"
            : other;
    assertThat(siblings.parse(first)).isEqualTo(PersonalizeArn.parse(first));
    assertThat(siblings.parse(text)).as(first).isEqualTo(PersonalizeArn.parse(text));
    assertThat(siblings.parse(first)).as(text).isEqualTo(PersonalizeArn.parse(first));
  }

  /** ARNs of which up to three characters are changed, taken out or doubled. */
  @Provide
  Arbitrary<String> nearly() {
    final Arbitrary<String> stray =
        Arbitraries.strings().withChars("a0-:/ \t\u000b\u001c\u0660A$\u00e9").ofMaxLength(2);
    final Arbitrary<String> whole =
        Arbitraries.oneOf(arns(), arns().map(arn -> arn.replace("campaign/", "solution/x/")));
    return Combinators.combine(
            whole, stray, stray, Arbitraries.integers().between(0, 300), Arbitraries.doubles())
        .as(
            (arn, one, other, at, scale) -> {
              final int first = at % (arn.length() + 1);
              final int second = Math.floorMod(Double.hashCode(scale), arn.length() + 1);
              final int begin = Math.min(first, second);
              final int end = Math.min(arn.length(), begin + one.length());
              final String changed = arn.substring(0, begin) + one + arn.substring(end);
              return other.length() == 2 ? changed : changed + other;
            });
  }

  @Property(tries = 500)
  void anArnIsMadeOfItsParts(@ForAll("arns") String text) {
    final PersonalizeArn arn = PersonalizeArn.parse(text, "campaign").orElseThrow();
    assertThat(
            String.join(
                ":",
                "arn",
                arn.partition(),
                "personalize",
                arn.region(),
                arn.accountId(),
                arn.resourceType() + "/" + arn.resourceName()))
        .isEqualTo(text)
        .isEqualTo(arn.text());
  }

  @Property(tries = 500)
  void anArnWithAStrayCharacterIsNone(
      @ForAll("arns") String text, @ForAll("strays") char stray, @ForAll double where) {
    final int at = Math.floorMod(Double.hashCode(where), text.length() + 1);
    final String near = text.substring(0, at) + stray + text.substring(at);
    assertThat(PersonalizeArn.parse(near, "campaign")).as(near).isEmpty();
  }

  @Property(tries = 500)
  void anArnWithoutItsLastPartsIsNone(@ForAll("arns") String text, @ForAll double where) {
    final int upTo = text.indexOf('/') + 1;
    final int at = Math.floorMod(Double.hashCode(where), upTo + 1);
    assertThat(PersonalizeArn.parse(text.substring(0, at), "campaign")).isEmpty();
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings(),
        Arbitraries.strings().withChars("arn:ws-personlize/0123456789$ \n").ofMaxLength(300),
        arns().map(arn -> arn.replace("campaign/", "solution/x/")),
        arns());
  }

  @Provide
  Arbitrary<String> arns() {
    return Combinators.combine(
            Arbitraries.of("aws", "aws-cn", "aws-us-gov"),
            Arbitraries.of("us-east-1", "eu-central-2", "cn-north-1"),
            Arbitraries.strings().numeric().ofLength(12),
            Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('A', 'Z')
                .withCharRange('0', '9')
                .withChars("-_")
                .ofMinLength(1)
                .ofMaxLength(63))
        .as(
            (partition, region, account, name) ->
                "arn:"
                    + partition
                    + ":personalize:"
                    + region
                    + ":"
                    + account
                    + ":campaign/"
                    + name);
  }

  @Provide
  Arbitrary<Character> strays() {
    return Arbitraries.of(':', '/', ' ', '\n', '\t');
  }
}
