package org.reelgloss.gpu.remote;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A chat server on this machine that answers what it is told to, in order, and then at length. */
public final class FakeChatServer implements AutoCloseable {
  /** What is done with a request. */
  @FunctionalInterface
  public interface Script {
    /** Answers an exchange, whose body is already read. */
    void play(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ConcurrentLinkedQueue<Script> scripts = new ConcurrentLinkedQueue<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger mostOpen = new AtomicInteger();

  public FakeChatServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** Where it is asked. */
  public URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
  }

  /** Returns an endpoint of this server with short times and no key. */
  public ChatEndpoint endpoint(String model) {
    return new ChatEndpoint(
        base(), model, KeySource.NONE, 2, Duration.ofSeconds(20), Duration.ofSeconds(60));
  }

  /** Says what is done with the next request that has no script yet. */
  public FakeChatServer then(Script script) {
    scripts.add(script);
    return this;
  }

  /** Answers with a status and a body. */
  public static Script status(int status, String body) {
    return exchange -> send(exchange, status, body);
  }

  /** Answers as a model would. */
  public static Script says(String text) {
    return status(200, completion(text, "stop"));
  }

  /** Returns a whole answer of a model. */
  public static String completion(String text, String ending) {
    return "{\"model\":\"tiny-vlm\",\"choices\":[{\"message\":{\"content\":\""
        + text
        + "\"},\"finish_reason\":\""
        + ending
        + "\"}],\"usage\":{\"prompt_tokens\":120,\"completion_tokens\":7}}";
  }

  /** Returns the bodies of the questions so far. */
  public List<String> requests() {
    return requests;
  }

  /** Returns the keys that came with them. */
  List<String> keys() {
    return keys;
  }

  /** Returns how many requests were open at the same time. */
  int mostOpen() {
    return mostOpen.get();
  }

  private void handle(HttpExchange exchange) throws IOException {
    mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      requests.add(exchange.getRequestURI().getPath() + body);
      String key = exchange.getRequestHeaders().getFirst("Authorization");
      if (key != null) {
        keys.add(key);
      }
      Script script = scripts.poll();
      (script == null ? says("A dog runs.") : script).play(exchange);
    } finally {
      open.decrementAndGet();
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
