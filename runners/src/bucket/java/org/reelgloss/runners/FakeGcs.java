package org.reelgloss.runners;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** The program that FAKE_GCS_SERVER names, on 127.0.0.1, with one bucket. */
final class FakeGcs implements AutoCloseable {
  static final String BUCKET = "archive";
  private static final int TRIES = 300;

  private final Process process;
  private final URI endpoint;
  private final HttpClient http = HttpClient.newHttpClient();

  private FakeGcs(Process process, URI endpoint) {
    this.process = process;
    this.endpoint = endpoint;
  }

  static FakeGcs start(Path log) throws Exception {
    int port = freePort();
    return start(log, port, URI.create("http://127.0.0.1:" + port), Map.of());
  }

  /** Starts one behind something that it is reached through. */
  static FakeGcs behind(FaultyStore front, Path log) throws Exception {
    FakeGcs server = start(log, freePort(), front.address(), Map.of());
    front.standBefore(server.endpoint());
    return server;
  }

  /** Starts one that tells a topic of what it gets. */
  static FakeGcs telling(FakePubSub pubSub, String topic, Path log) throws Exception {
    int port = freePort();
    return start(
        log,
        port,
        URI.create("http://127.0.0.1:" + port),
        pubSub.environment(),
        "-event.bucket=" + BUCKET,
        "-event.pubsub-project-id=" + FakePubSub.PROJECT,
        "-event.pubsub-topic=" + topic);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static FakeGcs start(
      Path log, int port, URI seenAs, Map<String, String> environment, String... flags)
      throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Objects.requireNonNull(
                    System.getenv("FAKE_GCS_SERVER"),
                    "FAKE_GCS_SERVER must name the program fake-gcs-server"),
                "-scheme=http",
                "-host=127.0.0.1",
                "-port=" + port,
                "-backend=memory",
                "-public-host=" + seenAs.getAuthority(),
                "-external-url=" + seenAs));
    command.addAll(List.of(flags));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    FakeGcs server = new FakeGcs(builder.start(), URI.create("http://127.0.0.1:" + port));
    server.makeBucket();
    return server;
  }

  private void makeBucket() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint.resolve("/storage/v1/b?project=test"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"" + BUCKET + "\"}"))
            .build();
    for (int i = 0; i < TRIES; i++) {
      try {
        http.send(request, HttpResponse.BodyHandlers.discarding());
        return;
      } catch (IOException notYet) {
        if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
          break;
        }
      }
    }
    throw new AssertionError("The emulator does not answer");
  }

  /** Returns where it is. */
  URI endpoint() {
    return endpoint;
  }

  /** Puts a file under a name. */
  void put(Path file, String name) throws IOException, InterruptedException {
    String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8);
    String path = "/upload/storage/v1/b/" + BUCKET + "/o?uploadType=media&name=" + encoded;
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(endpoint.resolve(path))
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofFile(file))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}
