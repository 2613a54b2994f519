package org.reelgloss.gpu.remote;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.reelgloss.gpu.remote.FakeChatServer.completion;
import static org.reelgloss.gpu.remote.FakeChatServer.says;
import static org.reelgloss.gpu.remote.FakeChatServer.status;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.gpu.remote.ChatRequest.ShownAs;

class ChatClientTest {
  private static final ChatRequest QUESTION =
      new ChatRequest("What is it?", List.of(), ShownAs.IMAGES, 20, 0);

  private final List<Duration> pauses = new ArrayList<>();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private FakeChatServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FakeChatServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void asksWithPicturesBeforeWords() throws Exception {
    ChatReply reply =
        client("vlm")
            .ask(
                new ChatRequest(
                    "What is it?", List.of(new byte[] {1, 2, 3}), ShownAs.IMAGES, 20, 0.5));

    assertThat(
        reply, is(new ChatReply("A dog runs.", ChatReply.Ending.COMPLETE, "tiny-vlm", 120, 7)));
    assertThat(
        server.requests(),
        contains(
            "/v1/chat/completions{\"model\":\"vlm\",\"max_tokens\":20,\"temperature\":0.5,"
                + "\"messages\":[{\"role\":\"user\",\"content\":["
                + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/jpeg;base64,AQID\"}},"
                + "{\"type\":\"text\",\"text\":\"What is it?\"}]}]}"));
  }

  @Test
  void showsPicturesAsTheFramesOfOneVideo() throws Exception {
    List<byte[]> frames = List.of(new byte[] {1, 2, 3}, new byte[] {4, 5, 6});

    client("vlm").ask(new ChatRequest("What is it?", frames, ShownAs.VIDEO, 20, 0));

    assertThat(
        server.requests().get(0),
        containsString(
            "\"content\":[{\"type\":\"video_url\",\"video_url\":"
                + "{\"url\":\"data:video/jpeg;base64,AQID,BAUG\"}},{\"type\":\"text\","));
  }

  @Test
  void findsTheModelThatTheServerHas() throws Exception {
    server.then(status(200, "{\"data\":[{\"id\":\"first\"},{\"id\":\"second\"}]}"));
    ChatClient client = client(ChatEndpoint.AUTO);

    client.ask(QUESTION);
    client.ask(QUESTION);

    assertThat(server.requests(), hasSize(3));
    assertThat(server.requests().get(0), is("/v1/models"));
    assertThat(server.requests().get(2), containsString("\"model\":\"first\""));
  }

  @Test
  void triesAgainWhatMayPass() throws Exception {
    server.then(status(503, "")).then(status(500, "")).then(says("At last."));

    assertThat(client("vlm").ask(QUESTION).text(), is("At last."));
    assertThat(pauses, hasSize(2));
  }

  @Test
  void waitsAsLongAsTheServerSays() throws Exception {
    server.then(
        exchange -> {
          exchange.getResponseHeaders().add("Retry-After", "2");
          exchange.sendResponseHeaders(429, -1);
        });

    client("vlm").ask(QUESTION);

    assertThat(pauses, contains(Duration.ofSeconds(2)));
  }

  @Test
  void givesUpWhenItsPatienceIsOver() {
    for (int i = 0; i < 4; i++) {
      server.then(
          exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "25");
            exchange.sendResponseHeaders(429, -1);
          });
    }

    assertThat(
        failure("vlm"), containsString("gave no answer in 3 attempts; the last: status 429"));
    assertThat(pauses, contains(Duration.ofSeconds(25), Duration.ofSeconds(25)));
  }

  @Test
  void doesNotTryAgainWhatIsWrong() {
    server.then(status(400, "{\"error\":\"too many\\u0007 pictures\"}"));

    assertThat(failure("vlm"), containsString("answered with status 400: {\"error\":\"too many"));
    assertThat(server.requests(), hasSize(1));
  }

  @Test
  void followsNoRedirect() {
    server.then(
        exchange -> {
          exchange.getResponseHeaders().add("Location", server.base() + "/elsewhere");
          exchange.sendResponseHeaders(307, -1);
        });

    assertThat(failure("vlm"), containsString("status 307"));
    assertThat(server.requests(), hasSize(1));
  }

  @Test
  void refusesWhatIsNoAnswer() {
    server.then(status(200, "<html>")).then(status(200, "{}")).then(status(200, "[1]"));

    assertThat(failure("vlm"), is("The server's answer is not JSON: <html>"));
    assertThat(failure("vlm"), is("The server's answer has no choices: {}"));
    assertThat(failure("vlm"), is("The server's answer has no choices: [1]"));
  }

  @Test
  void saysHowAnAnswerEnded() throws Exception {
    server
        .then(status(200, completion("A dog", "length")))
        .then(status(200, completion("", "content_filter")))
        .then(status(200, completion("a".repeat(5_000), "stop")));

    assertThat(client("vlm").ask(QUESTION).ending(), is(ChatReply.Ending.TRUNCATED));
    assertThat(client("vlm").ask(QUESTION).ending(), is(ChatReply.Ending.BLOCKED));
    ChatReply huge = client("vlm").ask(QUESTION);
    assertThat(huge.ending(), is(ChatReply.Ending.TRUNCATED));
    assertThat(huge.text().length(), is(4_000));
  }

  @Test
  void bringsAnAnswerIntoOneLineOfWholeCharacters() throws Exception {
    server.then(status(200, completion("A\\ndog\\u0000 \\ud83d runs \\ud83d\\udc15", "stop")));

    assertThat(client("vlm").ask(QUESTION).text(), is("A dog  \ufffd runs \ud83d\udc15"));
  }

  @Test
  void stopsReadingAnAnswerWithoutEnd() {
    server.then(status(200, " ".repeat(2 << 20)));

    assertThat(failure("vlm"), containsString("longer than 1048576 bytes"));
  }

  @Test
  void leavesAServerAloneThatIsDown() {
    server.close();

    assertThat(failure("vlm"), containsString("does not answer; it is left alone for a while"));
    assertThat(pauses, hasSize(5));
  }

  @Test
  void sendsTheKeyAndNeverTellsIt() throws Exception {
    server.then(status(401, "{\"error\":\"wrong key s3cret\"}"));
    ChatClient client = client(server.endpoint("vlm"), Optional.of("s3cret"));

    ModelException refused = assertThrows(ModelException.class, () -> client.ask(QUESTION));

    assertThat(server.keys(), contains("Bearer s3cret"));
    assertThat(refused.getMessage(), allOf(containsString("(key)"), not(containsString("s3cret"))));
  }

  @Test
  void keepsToTheNumberOfRequestsAtATime() throws Exception {
    CountDownLatch two = new CountDownLatch(2);
    for (int i = 0; i < 8; i++) {
      server.then(
          exchange -> {
            two.countDown();
            await(two);
            says("Done.").play(exchange);
          });
    }
    ChatClient client = client("vlm");
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<ChatReply>> replies = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      replies.add(threads.submit(() -> client.ask(QUESTION)));
    }
    for (Future<ChatReply> reply : replies) {
      assertThat(reply.get().text(), is("Done."));
    }
    threads.shutdown();

    assertThat(server.mostOpen(), is(lessThanOrEqualTo(2)));
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      throw new IOException(stopped);
    }
  }

  private String failure(String model) {
    return String.valueOf(
        assertThrows(ModelException.class, () -> client(model).ask(QUESTION)).getMessage());
  }

  private ChatClient client(String model) {
    return client(server.endpoint(model), Optional.empty());
  }

  /** Returns a client for which time passes only while it pauses. */
  private ChatClient client(ChatEndpoint endpoint, Optional<String> key) {
    return new ChatClient(
        endpoint,
        key,
        () -> now,
        time -> {
          pauses.add(time);
          now = now.plus(time);
        });
  }
}
