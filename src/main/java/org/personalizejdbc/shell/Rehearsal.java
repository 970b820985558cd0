package org.personalizejdbc.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.personalizejdbc.endpoint.Account;
import org.personalizejdbc.endpoint.EmbeddedEndpoint;

/**
 * What the JVM does while its archive is made: the statements that people run, on the sample
 * account. What is loaded here is in the archive. It reaches nothing but this machine, and needs no
 * credentials.
 */
public final class Rehearsal {
  private static final String CAMPAIGN =
      "arn:aws:personalize:us-east-1:123456789012:campaign/shop-flashsale-for-you";

  private static final String KEYS =
      ";region=us-east-1;accessKeyId=test;secretAccessKey=test;maxAttempts=1";

  private static final List<String> STATEMENTS =
      List.of(
          "SELECT * FROM campaigns WHERE campaign_arn = '" + CAMPAIGN + "'",
          "SELECT name, status FROM campaigns WHERE campaign_arn IN ('" + CAMPAIGN + "', 'x')",
          "SELECT status, COUNT(*) FROM campaigns GROUP BY status ORDER BY 2 DESC",
          "SELECT name, solution_version_arn FROM campaigns WHERE status LIKE 'ACT%' LIMIT 3",
          "SELECT c.name FROM campaigns c JOIN campaign_updates u ON c.campaign_arn = u.campaign_arn",
          "SELECT * FROM driver.api_calls");

  private Rehearsal() {}

  /**
   * Runs all of it and ends.
   *
   * @param args none
   * @throws IOException where the embedded endpoint cannot start
   */
  public static void main(String[] args) throws IOException {
    int status;
    try (EmbeddedEndpoint endpoint = EmbeddedEndpoint.start(Account.sample(), 0)) {
      String url = "jdbc:personalize:endpoint=" + endpoint.uri() + KEYS;
      status = run("--url", url, "-e", String.join(";", STATEMENTS));
      for (Format format : Format.values()) {
        status |= run("--url", url, "--format", format.name(), "-e", STATEMENTS.get(0));
      }
      status |= run("-e", STATEMENTS.get(1));
      // It fails, since the endpoint speaks no TLS: but for the talk itself, all of TLS is loaded.
      run("--url", url.replace("=http:", "=https:"), "-e", STATEMENTS.get(0));
    }
    System.exit(status);
  }

  private static int run(String... args) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new Shell(InputStream.nullInputStream(), nowhere, nowhere).run(args);
  }
}
