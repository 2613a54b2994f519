package org.reelgloss.gpu.remote;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on this machine that has files, and does otherwise once where it is told to. */
public final class FakeFileServer implements AutoCloseable {
  /** What is done with a request. */
  @FunctionalInterface
  interface Script {
    void play(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final Map<String, String> tags = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Script> scripts = new ConcurrentLinkedQueue<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  public FakeFileServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** Returns where a file is. */
  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  /** Puts a file at a path; its tag is that of the version, or empty where there is none. */
  public void put(String path, byte[] bytes, String tag) {
    files.put(path, bytes);
    tags.put(path, tag);
  }

  /** Says what is done with the next request that has no script yet. */
  FakeFileServer then(Script script) {
    scripts.add(script);
    return this;
  }

  /** Answers with a status and no content. */
  static Script status(int status, String... headers) {
    return exchange -> {
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
      }
      exchange.sendResponseHeaders(status, -1);
    };
  }

  /** Answers as always, but ends the connection after so many bytes. */
  Script cutAfter(int bytes) {
    return exchange -> answer(exchange, bytes);
  }

  /**
   * Returns path, Range, If-Range and Authorization of each request so far, the last three if any.
   */
  public List<String> requests() {
    return requests;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Headers headers = exchange.getRequestHeaders();
      StringBuilder request = new StringBuilder(exchange.getRequestURI().getPath());
      for (String name : List.of("Range", "If-Range", "Authorization")) {
        if (headers.containsKey(name)) {
          request.append(' ').append(headers.getFirst(name));
        }
      }
      requests.add(request.toString());
      Script script = scripts.poll();
      if (script == null) {
        answer(exchange, Integer.MAX_VALUE);
      } else {
        script.play(exchange);
      }
    }
  }

  private void answer(HttpExchange exchange, int most) throws IOException {
    String path = exchange.getRequestURI().getPath();
    byte[] bytes = files.get(path);
    if (bytes == null) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    Headers headers = exchange.getResponseHeaders();
    String tag = tags.getOrDefault(path, "");
    if (!tag.isEmpty()) {
      headers.add("ETag", tag);
    }
    String range = exchange.getRequestHeaders().getFirst("Range");
    boolean same = tag.equals(exchange.getRequestHeaders().getFirst("If-Range"));
    int status = 200;
    if (range != null && same) {
      int start = Integer.parseInt(range.replaceAll("\\D", ""));
      if (start >= bytes.length) {
        exchange.sendResponseHeaders(416, -1);
        return;
      }
      headers.add(
          "Content-Range", "bytes %d-%d/%d".formatted(start, bytes.length - 1, bytes.length));
      bytes = Arrays.copyOfRange(bytes, start, bytes.length);
      status = 206;
    }
    exchange.sendResponseHeaders(status, bytes.length);
    OutputStream out = exchange.getResponseBody();
    out.write(bytes, 0, Math.min(most, bytes.length));
    out.flush();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
