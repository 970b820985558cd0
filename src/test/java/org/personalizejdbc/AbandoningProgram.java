package org.personalizejdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * Run in a JVM of its own: has an endpoint that throttles, stalls or answers, leaves everything
 * open with calls under way, and returns from its main method.
 */
final class AbandoningProgram {
  private AbandoningProgram() {}

  public static void main(String[] arguments) throws Exception {
    final CountDownLatch called = new CountDownLatch(3);
    final PersonalizeFixture db = PersonalizeFixture.sample("callTimeout=10m");
    final ResultSet read = db.connection().createStatement().executeQuery("TABLE campaigns");
    if (!read.next()) {
      throw new IllegalStateException();
    }
    final Quota none = new Quota(0);
    db.endpoint()
        .intercept(
            call -> {
              called.countDown();
              if (call.region().equals("us-east-1")) {
                return none.reply(call);
              }
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return Optional.empty();
            });
    final Thread reader =
        new Thread(
            () -> {
              try (Connection connection = DriverManager.getConnection(db.url());
                  Statement statement = connection.createStatement();
                  ResultSet rows = statement.executeQuery("TABLE campaigns")) {
                rows.next();
              } catch (SQLException e) {
                throw new IllegalStateException(e);
              }
            });
    reader.setDaemon(true);
    reader.start();
    called.await();
  }
}
