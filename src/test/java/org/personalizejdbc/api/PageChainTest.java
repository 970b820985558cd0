package org.personalizejdbc.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PageChainTest {
  private final List<@Nullable String> asked = new ArrayList<>();

  /** A listing that names these tokens, page after page. */
  private PageChain<String> naming(@Nullable String... tokens) {
    return PageChain.first(
        "ListCampaigns in us-east-1",
        token -> {
          asked.add(token);
          final String name = "row" + asked.size();
          return CompletableFuture.completedFuture(
              new Resource.Page<>(List.of(name), tokens[asked.size() - 1]));
        });
  }

  private static List<String> read(PageChain<String> first) {
    final List<String> rows = new ArrayList<>();
    for (PageChain<String> page = first; page != null; page = page.next()) {
      rows.addAll(page.page().join().summaries());
    }
    return rows;
  }

  @Test
  void pagesFollowByTheirTokens() {
    assertThat(read(naming("b", "c", null))).containsExactly("row1", "row2", "row3");
    assertThat(asked).isEqualTo(Arrays.asList(null, "b", "c"));
  }

  @Test
  void anEmptyTokenEndsTheListing() {
    assertThat(read(naming("b", ""))).containsExactly("row1", "row2");
    assertThat(asked).isEqualTo(Arrays.asList(null, "b"));
  }

  @Test
  void aTokenThatComesAgainIsAnErrorAndNoLoop() {
    assertThatThrownBy(() -> read(naming("b", "c", "b", "never")))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.kind()).isEqualTo(ApiException.Kind.UNREADABLE))
        .hasMessageContaining("ListCampaigns in us-east-1")
        .hasMessageContaining("page token");
    assertThat(asked).isEqualTo(Arrays.asList(null, "b", "c"));
  }

  @Test
  void whoBringsAPageAsksForTheOneAfterItWhereTheReaderWaits() {
    final List<CompletableFuture<Resource.Page<String>>> answers = new ArrayList<>();
    final PageChain<String> first =
        PageChain.first(
            "ListCampaigns in us-east-1",
            token -> {
              asked.add(token);
              answers.add(new CompletableFuture<>());
              return answers.get(answers.size() - 1);
            });
    first.askAhead();
    assertThat(asked).hasSize(1);
    answers.get(0).complete(new Resource.Page<>(List.of("row1"), "b"));
    assertThat(asked).isEqualTo(Arrays.asList(null, "b"));
    final PageChain<String> second = first.next();
    second.askAhead();
    // A token that comes again is told whoever reads on, not who brings the page.
    answers.get(1).complete(new Resource.Page<>(List.of("row2"), "b"));
    assertThat(asked).hasSize(2);
    assertThatThrownBy(second::next).isInstanceOf(ApiException.class);
  }

  @Test
  void whoReadsAgainAsksForNothing() {
    final PageChain<String> first = naming("b", null);
    assertThat(read(first)).containsExactly("row1", "row2");
    assertThat(read(first)).containsExactly("row1", "row2");
    assertThat(asked).hasSize(2);
  }
}
