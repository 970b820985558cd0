package org.personalizejdbc.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.personalizejdbc.ChildJvm;
import org.personalizejdbc.endpoint.EmbeddedEndpoint;

/** An endpoint in a process of its own, whose work does not count as that of who asks it. */
final class EndpointProcess implements AutoCloseable {
  private final Process process;
  private final URI uri;

  private EndpointProcess(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  /** Starts one with so many campaigns in us-east-1. */
  static EndpointProcess start(int campaigns) throws IOException {
    final Process process =
        ChildJvm.running(EndpointProcess.class.getName(), String.valueOf(campaigns))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    final String line =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
            .readLine();
    if (line == null) {
      process.destroyForcibly();
      throw new IOException("The endpoint's process ended before it served");
    }
    return new EndpointProcess(process, URI.create(line));
  }

  URI uri() {
    return uri;
  }

  @Override
  public void close() {
    process.destroy();
  }

  /** Serves until the process that started it is gone, or ends this one. */
  public static void main(String[] args) throws IOException {
    try (EmbeddedEndpoint endpoint =
        EmbeddedEndpoint.start(BenchAccount.of(Integer.parseInt(args[0])))) {
      System.out.println(endpoint.uri());
      System.in.transferTo(OutputStream.nullOutputStream());
    }
  }
}
