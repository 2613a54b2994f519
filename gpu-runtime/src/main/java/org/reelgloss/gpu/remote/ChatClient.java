package org.reelgloss.gpu.remote;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.reelgloss.gpu.ModelException;

/**
 * Asks a model behind a server. What may pass is tried again within the endpoint's patience; a
 * server that is down is left alone for a while. Redirects are not followed, and the key appears in
 * no message. Safe for use by several threads at once: it holds no more requests open than the
 * endpoint allows.
 */
public final class ChatClient implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final long LONGEST_BODY = 1 << 20;

  /** Lets time pass. */
  @FunctionalInterface
  interface Pause {
    void sleep(Duration time) throws InterruptedException;
  }

  private final ChatEndpoint endpoint;
  private final Optional<String> key;
  private final InstantSource clock;
  private final Pause pause;
  private final HttpClient http;
  private final Semaphore places;
  private final CircuitBreaker breaker = new CircuitBreaker();
  private final RetryDelay delay = new RetryDelay(new Random());
  private volatile @Nullable String model;

  ChatClient(ChatEndpoint endpoint, Optional<String> key, InstantSource clock, Pause pause) {
    this.endpoint = endpoint;
    this.key = key;
    this.clock = clock;
    this.pause = pause;
    places = new Semaphore(endpoint.concurrency(), true);
    model = endpoint.model().equals(ChatEndpoint.AUTO) ? null : endpoint.model();
    http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();
  }

  /**
   * Returns a client; nothing is sent yet.
   *
   * @throws IOException if the endpoint's key is not where it is said to be
   */
  public static ChatClient open(ChatEndpoint endpoint) throws IOException {
    Optional<String> key = endpoint.key().read(System::getenv);
    return new ChatClient(
        endpoint, key, InstantSource.system(), time -> Thread.sleep(time.toMillis()));
  }

  /**
   * Returns the server's answer.
   *
   * @throws ModelException if there is none that can be used within the endpoint's patience
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public ChatReply ask(ChatRequest request) throws ModelException, InterruptedException {
    Attempts attempts = new Attempts();
    attempts.takePlace();
    try {
      byte[] question = ChatMessages.question(model(attempts), request);
      return ChatMessages.reply(
          attempts.send(
              request("chat/completions")
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofByteArray(question))));
    } finally {
      places.release();
    }
  }

  private String model(Attempts attempts) throws ModelException, InterruptedException {
    String known = model;
    if (known == null) {
      known = ChatMessages.firstModel(attempts.send(request("models").GET()));
      model = known;
    }
    return known;
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(endpoint.function(path));
    key.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    return request;
  }

  /** Requests stop when their patience is over; there is nothing to close. */
  @Override
  public void close() {}

  /** The attempts of one question. */
  private final class Attempts {
    private final Instant end = clock.instant().plus(endpoint.patience());
    private int attempt;

    void takePlace() throws ModelException, InterruptedException {
      if (!places.tryAcquire(left().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new ModelException(
            "No request to " + host() + " ended within " + endpoint.patience());
      }
    }

    byte[] send(HttpRequest.Builder request) throws ModelException, InterruptedException {
      while (true) {
        attempt++;
        if (!breaker.letsThrough(clock.instant())) {
          throw new ModelException(host() + " does not answer; it is left alone for a while");
        }
        String failure;
        Optional<String> retryAfter = Optional.empty();
        try {
          HttpResponse<byte[]> response = exchange(request.build());
          int status = response.statusCode();
          if (!RetryDelay.isPassing(status)) {
            breaker.answered();
            return usable(response);
          }
          failure = "status " + status + ": " + said(response);
          retryAfter = response.headers().firstValue("Retry-After");
          if (status == 429) {
            breaker.answered();
          } else {
            breaker.failed(clock.instant());
          }
        } catch (IOException unanswered) {
          failure = unanswered.getClass().getSimpleName() + ": " + unanswered.getMessage();
          breaker.failed(clock.instant());
        }
        Duration wait = delay.after(attempt, retryAfter, clock.instant());
        if (wait.compareTo(left()) >= 0) {
          throw new ModelException(
              host() + " gave no answer in " + attempt + " attempts; the last: " + failure);
        }
        pause.sleep(wait);
      }
    }

    private byte[] usable(HttpResponse<byte[]> response) throws ModelException {
      if (response.statusCode() != 200) {
        throw new ModelException(
            host() + " answered with status " + response.statusCode() + ": " + said(response));
      }
      return response.body();
    }

    private HttpResponse<byte[]> exchange(HttpRequest request)
        throws IOException, ModelException, InterruptedException {
      CompletableFuture<HttpResponse<byte[]>> exchange =
          http.sendAsync(request, head -> new LimitedBody(LONGEST_BODY));
      try {
        long most = Math.min(endpoint.timeout().toMillis(), Math.max(1, left().toMillis()));
        return exchange.get(most, TimeUnit.MILLISECONDS);
      } catch (TimeoutException slow) {
        throw new IOException("no answer within " + endpoint.timeout(), slow);
      } catch (ExecutionException failure) {
        if (failure.getCause() instanceof LimitedBody.TooLong cause) {
          throw new ModelException(String.valueOf(cause.getMessage()), cause);
        }
        if (failure.getCause() instanceof IOException cause) {
          throw cause;
        }
        throw new IllegalStateException("A request failed", failure.getCause());
      } finally {
        exchange.cancel(true); // Frees the connection where the answer is not complete.
      }
    }

    private String said(HttpResponse<byte[]> response) {
      String start = ChatMessages.start(response.body());
      return key.map(secret -> start.replace(secret, "(key)")).orElse(start);
    }

    private Duration left() {
      return Duration.between(clock.instant(), end);
    }

    private String host() {
      URI base = endpoint.base();
      return base.getPort() < 0 ? base.getHost() : base.getHost() + ":" + base.getPort();
    }
  }
}
