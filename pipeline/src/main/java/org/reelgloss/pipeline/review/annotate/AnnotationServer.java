package org.reelgloss.pipeline.review.annotate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the page on which people choose captions, on this machine only.
 *
 * <pre>{@code
 * try (ClipSample sample = ClipSample.draw(dataset, root, plan);
 *     ChoiceLog log = ChoiceLog.open(root);
 *     AnnotationServer server = AnnotationServer.start(root, sample, log, seed, clock, 0)) {
 *   System.out.println(server.address()); // to be opened in a browser
 * }
 * }</pre>
 *
 * <p>The address holds a secret that is another one at each start. Requests with a foreign {@code
 * Host} or {@code Origin}, another path, or a body above 16 KiB are refused. The page loads nothing
 * from elsewhere. A choice is on the disk before the page shows the next clip.
 */
public final class AnnotationServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AnnotationServer.class);
  private static final int THREADS = 32;

  /** Seconds within which a request must have come, and an answer have been taken. */
  private static final Map<String, String> LIMITS =
      Map.of(
          "sun.net.httpserver.maxReqTime", "20",
          "sun.net.httpserver.maxRspTime", "600",
          "sun.net.httpserver.nodelay", "true");

  private static final Map<String, String> TYPES =
      Map.of(
          "page.html", "text/html; charset=utf-8",
          "annotate.css", "text/css; charset=utf-8",
          "annotate.js", "text/javascript; charset=utf-8",
          "icon.svg", "image/svg+xml");

  private final HttpServer server;
  private final ThreadPoolExecutor threads;
  private final Guard guard;
  private final Api api;
  private final ClipSample sample;
  private final RootFiles files;

  private AnnotationServer(HttpServer server, Desk desk, ClipSample sample, Path root) {
    this.server = server;
    this.guard = new Guard(server.getAddress().getPort());
    this.api = new Api(desk);
    this.sample = sample;
    this.files = new RootFiles(root);
    this.threads =
        new ThreadPoolExecutor(THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    threads.allowCoreThreadTimeOut(true);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /**
   * Starts to serve.
   *
   * @param root the dataset's folder
   * @param sample what is asked; not closed
   * @param log where choices go, and what was chosen before; not closed
   * @param seed of the order of captions
   * @param clock of the times that are written down
   * @param port 0 takes a free one
   * @throws IllegalArgumentException if the port is taken or none
   */
  public static AnnotationServer start(
      Path root, ClipSample sample, ChoiceLog log, long seed, Clock clock, int port)
      throws IOException {
    Desk desk = new Desk(sample, log, Choices.read(root), seed, clock);
    LIMITS.forEach(
        (name, value) -> {
          if (System.getProperty(name) == null) {
            System.setProperty(name, value);
          }
        });
    if (port < 0 || port > 0xFFFF) {
      throw new IllegalArgumentException("port must be from 0 to 65535, but was: " + port);
    }
    InetAddress here = InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
    try {
      HttpServer server = HttpServer.create(new InetSocketAddress(here, port), 0);
      return new AnnotationServer(server, desk, sample, root);
    } catch (BindException taken) {
      throw new IllegalArgumentException(
          "port must be free (0 takes any that is), but was: " + port, taken);
    }
  }

  /** Returns the address of the page, its secret included. */
  public URI address() {
    return URI.create(
        "http://127.0.0.1:%d/%s/".formatted(server.getAddress().getPort(), guard.token()));
  }

  private void handle(HttpExchange exchange) throws IOException {
    Answers.head(exchange);
    try (exchange) {
      try {
        route(exchange, guard.path(exchange));
      } catch (Refusal refusal) {
        Answers.refuse(exchange, refusal);
      }
    } catch (RuntimeException bug) { // The server itself would say nothing of it.
      LOG.error("A request was not answered", bug);
      throw bug;
    }
  }

  private void route(HttpExchange exchange, String path) throws IOException, Refusal {
    if (path.startsWith("api/")) {
      Answers.json(exchange, 200, answer(exchange, path.substring("api/".length())));
      return;
    }
    if (!exchange.getRequestMethod().matches("GET|HEAD")) {
      throw new Refusal(405, "Only GET and HEAD");
    }
    String resource = path.isEmpty() ? "page.html" : path;
    String type = TYPES.get(resource);
    if (type != null) {
      Answers.resource(exchange, resource, type);
    } else if (path.matches("(media|sheet)/\\d{1,9}")) {
      media(exchange, path.startsWith("media"), Integer.parseInt(path.substring(6)));
    } else {
      throw new Refusal(404, "There is nothing here");
    }
  }

  private ObjectNode answer(HttpExchange exchange, String name) throws Refusal {
    try {
      return api.answer(exchange, name);
    } catch (IOException failed) {
      LOG.error("A choice could not be kept, or a clip not be read", failed);
      throw new Refusal(500, "Nothing was kept: " + failed);
    }
  }

  private void media(HttpExchange exchange, boolean isMedia, int place)
      throws IOException, Refusal {
    ClipTask task = place < sample.size() ? sample.get(place) : null;
    @Nullable String name = task == null ? null : isMedia ? task.media() : task.sheet();
    @Nullable Path file = name == null ? null : files.find(name);
    if (file == null) {
      throw new Refusal(404, "There is nothing here");
    }
    exchange.getResponseHeaders().set("Cache-Control", "private, max-age=3600");
    MediaAnswer.send(exchange, file, isMedia ? "video/mp4" : "image/jpeg");
  }

  /** Stops at once; choices that were acknowledged are kept. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
  }
}
