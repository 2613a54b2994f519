package org.reelgloss.runners;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands before an object store and lets through what it is asked, but for some of the first
 * requests of each kind: those are answered with 503 or 429, and where objects are sent with 412,
 * too; or the connection breaks, before the object is there or after.
 */
final class FaultyStore implements AutoCloseable {
  private static final int NONE = 0;
  private static final int BROKEN = -1;
  private static final int ANSWER_LOST = -2;

  private static final int[] FAULTS = {503, NONE, 429, NONE, 503, 429};

  private static final Map<String, int[]> FAULTS_OF_UPLOADS =
      Map.of(
          "upload", new int[] {BROKEN, NONE, 503, NONE, ANSWER_LOST, 429},
          "upload of records", new int[] {412, NONE, ANSWER_LOST});

  /** HttpClient sets these itself. */
  private static final Set<String> OF_CONNECTION =
      Set.of("connection", "content-length", "host", "transfer-encoding", "upgrade", "expect");

  private final HttpServer server;
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, Integer> seen = new ConcurrentHashMap<>();
  private final Map<String, Integer> faults = new ConcurrentHashMap<>();
  private final Map<String, Answer> unheard = new ConcurrentHashMap<>();
  private volatile URI store = URI.create("http://127.0.0.1:9");

  /** What an object store says. */
  private record Answer(int status, Map<String, List<String>> headers, ByteBuffer body) {}

  /** Nothing of an upload has come yet: Google Cloud Storage, "Resumable uploads". */
  private static final Answer NOTHING_YET = failure(308);

  FaultyStore() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(workers);
    server.createContext("/", this::answer);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Stands before a store from now on. */
  void standBefore(URI endpoint) {
    store = endpoint;
  }

  /** Returns by kind of request how many were not let through. */
  Map<String, Integer> faults() {
    return Map.copyOf(faults);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String query = String.valueOf(exchange.getRequestURI().getRawQuery());
    byte[] body = exchange.getRequestBody().readAllBytes();
    try (exchange) {
      Answer known = asksHowFar(exchange) ? unheard.remove(query) : null;
      if (known != null) {
        give(exchange, known);
        return;
      }
      int fault = fault(kind(exchange));
      if (fault == BROKEN) {
        unheard.put(query, NOTHING_YET);
      } else if (fault == ANSWER_LOST) {
        unheard.put(query, pass(exchange, body));
      } else {
        give(exchange, fault == NONE ? pass(exchange, body) : failure(fault));
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  /** Tells whether a client asks how much of an upload has come. */
  private static boolean asksHowFar(HttpExchange exchange) {
    return String.valueOf(exchange.getRequestHeaders().getFirst("Content-Range"))
        .startsWith("bytes */");
  }

  private int fault(String kind) {
    int[] plan = FAULTS_OF_UPLOADS.getOrDefault(kind, FAULTS);
    int number = seen.merge(kind, 1, Integer::sum) - 1;
    int fault = number < plan.length ? plan[number] : NONE;
    if (fault != NONE) {
      faults.merge(kind, 1, Integer::sum);
    }
    return fault;
  }

  private static Answer failure(int status) {
    return new Answer(status, Map.of(), ByteBuffer.allocate(0));
  }

  private static String kind(HttpExchange exchange) {
    String query = String.valueOf(exchange.getRequestURI().getRawQuery());
    String path = exchange.getRequestURI().getPath();
    return switch (exchange.getRequestMethod()) {
      case "PUT" -> query.contains(".avro") ? "upload of records" : "upload";
      case "POST" -> path.startsWith("/upload") ? "start of upload" : "batch";
      case "DELETE" -> "delete";
      default -> query.contains("alt=media") ? "download" : path.endsWith("/o") ? "list" : "look";
    };
  }

  private Answer pass(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(store.resolve(exchange.getRequestURI().toString()))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> values.forEach(value -> header(request, name, value)));
    HttpResponse<byte[]> answer =
        http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    return new Answer(answer.statusCode(), answer.headers().map(), ByteBuffer.wrap(answer.body()));
  }

  private void give(HttpExchange exchange, Answer answer) throws IOException {
    answer
        .headers()
        .forEach(
            (name, values) -> {
              if (!OF_CONNECTION.contains(name)) {
                exchange.getResponseHeaders().put(name, values.stream().map(this::here).toList());
              }
            });
    byte[] body = answer.body().array();
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  /** An upload goes on where its first answer says. */
  private String here(String value) {
    return value.replace(store.getAuthority(), address().getAuthority());
  }

  private static void header(HttpRequest.Builder request, String name, String value) {
    if (!OF_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
      request.header(name, value);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
