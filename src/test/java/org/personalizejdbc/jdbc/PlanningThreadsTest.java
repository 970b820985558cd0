package org.personalizejdbc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlanningThreadsTest {
  private final PlanningThreads threads = new PlanningThreads();

  @AfterEach
  void close() {
    threads.close();
  }

  @Test
  void whatATaskComesToAfterItWasGivenUpIsHandedOver() throws Exception {
    final CountDownLatch givenUp = new CountDownLatch(1);
    final CompletableFuture<String> handedOver = new CompletableFuture<>();
    final PlanningThreads.Task<String> task =
        threads.begin(
            () -> {
              givenUp.await();
              return "rows";
            });
    task.whenDone(handedOver::complete);
    assertThat(handedOver).isNotDone();
    givenUp.countDown();
    assertThat(handedOver.get(10, TimeUnit.SECONDS)).isEqualTo("rows");
  }

  @Test
  void ofATaskThatFailedNothingIsHandedOver() throws Exception {
    final PlanningThreads.Task<String> task =
        threads.begin(
            () -> {
              throw new SQLException("on purpose", "42000");
            });
    assertThatThrownBy(task::get).isInstanceOf(SQLException.class).hasMessage("on purpose");
    final CompletableFuture<String> handedOver = new CompletableFuture<>();
    task.whenDone(handedOver::complete);
    assertThat(handedOver).isNotDone();
  }
}
