package org.personalizejdbc.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.personalizejdbc.endpoint.Account;
import org.personalizejdbc.endpoint.EmbeddedEndpoint;

/** {@code endpoint}: runs the embedded endpoint alone, for the AWS CLI and other SDKs. */
final class EndpointCommand {
  private EndpointCommand() {}

  /**
   * Serves until the process ends or its thread is interrupted.
   *
   * @throws IOException if the port is taken, or the file cannot be read or served
   */
  static void run(Command.RunEndpoint command, Output out) throws IOException {
    Path file = command.file();
    Account account = file == null ? Account.sample() : Account.load(file);
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.start(account, command.port())) {
      List<String> regions = account.regions();
      String region =
          regions.contains("us-east-1") || regions.isEmpty() ? "us-east-1" : regions.get(0);
      out.text(
          "Serving "
              + (file == null ? "the sample account" : file)
              + " at "
              + endpoint.uri()
              + " until interrupted; campaigns are in "
              + String.join(", ", regions)
              + "\n"
              // Any credentials do: the endpoint looks at a signature's form only.
              + "AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test aws personalize list-campaigns"
              + " --endpoint-url "
              + endpoint.uri()
              + " --region "
              + region
              + "\n");
      out.send();
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      out.send(); // Interrupted, as asked: that is the ordinary end.
    }
  }
}
