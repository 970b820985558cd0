package org.personalizejdbc.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.apache.calcite.runtime.SqlFunctions;

/** LIKE is Calcite's, but that it ends. */
class LikePatternProperties {
  private final SqlFunctions.LikeFunction calcite = new SqlFunctions.LikeFunction();

  @Property
  void aPatternMatchesWhatItMatchesInCalcite(
      @ForAll("texts") String text, @ForAll("texts") String pattern) {
    assertThat(MatchText.like(text, pattern, false, null)).isEqualTo(calcite.like(text, pattern));
    assertThat(MatchText.like(text, pattern, true, null)).isEqualTo(calcite.ilike(text, pattern));
  }

  @Property
  void soDoesOneThatEscapes(
      @ForAll("texts") String text,
      @ForAll("texts") String pattern,
      @ForAll("escapes") String escape) {
    assertThat(
            answer(
                () ->
                    Boolean.TRUE.equals(MatchText.likeEscape(text, pattern, escape, false, null))))
        .isEqualTo(answer(() -> calcite.like(text, pattern, escape)));
    assertThat(
            answer(
                () -> Boolean.TRUE.equals(MatchText.likeEscape(text, pattern, escape, true, null))))
        .isEqualTo(answer(() -> calcite.ilike(text, pattern, escape)));
  }

  /** Calcite's regular expression takes no end of a line for a character. */
  @Example
  void aCharacterMayBeTheEndOfALine() {
    assertThat(MatchText.like("a\nb", "a_b", false, null)).isTrue();
    assertThat(MatchText.like("a\nb", "a%", false, null)).isTrue();
    assertThat(MatchText.like("\0", "\0", false, null)).isTrue();
  }

  /** What is answered; empty for an error. */
  private static Optional<Boolean> answer(BooleanSupplier question) {
    try {
      return Optional.of(question.getAsBoolean());
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.frequencyOf(
        Tuple.of(9, of("a", "b", "A", "%", "_")),
        Tuple.of(4, of("a", "%", "_", "!", "\\", "^")),
        Tuple.of(
            2,
            of("a", "%", "_", "😀", "\ud83d", "\ude00", ".", "*", "[", "(", "$", "É", "é", "İ")));
  }

  private static Arbitrary<String> of(String... characters) {
    return Arbitraries.of(characters).list().ofMaxSize(8).map(list -> String.join("", list));
  }

  @Provide
  Arbitrary<String> escapes() {
    return Arbitraries.of(Arrays.asList("!", "\\", "a", "%", "_", "^", "", "!!"));
  }
}
