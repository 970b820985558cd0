package org.personalizejdbc.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FairQueueTest {
  private final FairQueue<String> queue = new FairQueue<>();

  private List<String> drain() {
    final List<String> items = new ArrayList<>();
    for (String item = queue.poll(); item != null; item = queue.poll()) {
      items.add(item);
    }
    return items;
  }

  @Test
  void flowsTakeTurnsAndEachKeepsItsOrder() {
    for (int i = 0; i < 4; i++) {
      queue.addLast("scan", "s" + i);
    }
    queue.addLast("look-up", "l0");
    queue.addLast("look-up", "l1");
    queue.addLast("other", "o0");
    assertThat(drain()).containsExactly("s0", "l0", "o0", "s1", "l1", "s2", "s3");
    assertThat(queue.isEmpty()).isTrue();
  }

  @Test
  void whoeverComesSecondWaitsForOneAtTheMost() {
    for (int i = 0; i < 100; i++) {
      queue.addLast("scan", "s" + i);
    }
    queue.poll();
    queue.addLast("look-up", "l");
    queue.poll();
    assertThat(queue.peek()).isEqualTo("l");
  }

  @Test
  void whatComesBackGoesToTheHeadOfItsFlow() {
    queue.addLast("a", "a1");
    queue.addLast("a", "a2");
    queue.addFirst("a", "a0");
    assertThat(drain()).containsExactly("a0", "a1", "a2");
  }

  @Test
  void whatIsRemovedIsGone() {
    queue.addLast("a", "a0");
    queue.addLast("b", "b0");
    queue.addLast("b", "b1");
    queue.remove("a", "a0");
    queue.remove("b", "b1");
    queue.remove("c", "never there");
    assertThat(drain()).containsExactly("b0");
  }
}
