package org.reelgloss.pipeline.review.annotate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnnotationServerTest {
  private static final SamplePlan ALL =
      new SamplePlan(Integer.MAX_VALUE, SamplePlan.By.random, 3, Overlap.parse("1.0"));
  private static final String BAD =
      "{\"by\": \"ann\", \"turn\": 0, \"clip\": 0, \"good\": [], \"best\": null}";

  @TempDir private Path root;
  private final HttpClient client = HttpClient.newHttpClient();
  private ClipSample sample;
  private ChoiceLog log;
  private AnnotationServer server;

  @BeforeEach
  void start() throws IOException {
    sample = ClipSample.draw(new TestDataset(root).addAll(3).write(), root, ALL);
    log = ChoiceLog.open(root);
    server = AnnotationServer.start(root, sample, log, 3, Clock.systemUTC(), 0);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    log.close();
    sample.close();
  }

  @Test
  void servesThePageWithAPolicyThatLetsNothingElseIn() throws Exception {
    HttpResponse<String> page = get("");

    assertThat(page.statusCode(), is(200));
    assertThat(page.body(), containsString("<title>Choose the best caption</title>"));
    assertThat(header(page, "Content-Security-Policy"), startsWith("default-src 'none';"));
    assertThat(header(page, "Content-Security-Policy"), not(containsString("unsafe")));
    assertThat(header(page, "Referrer-Policy"), is("no-referrer"));
    assertThat(header(page, "Cache-Control"), is("no-store"));
    for (String file : new String[] {"annotate.js", "annotate.css", "icon.svg"}) {
      assertThat(get(file).statusCode(), is(200));
    }
  }

  @Test
  void keepsAChoiceBeforeItAnswers() throws Exception {
    assertThat(get("api/task?by=ann").body(), startsWith("{\"turn\":0,\"done\":0,\"total\":3,"));

    HttpResponse<String> answer = post("choice", BAD);

    assertThat(answer.body(), startsWith("{\"turn\":1,\"done\":1,\"total\":3,\"undo\":true"));
    assertThat(lines(), is(1L));
  }

  @Test
  void aChoiceThatCannotBeKeptIsNotMade() throws Exception {
    get("api/task?by=ann");
    log.close();

    assertThat(post("choice", BAD).statusCode(), is(500));

    assertThat(get("api/task?by=ann").body(), containsString("\"done\":0"));
    assertThat(lines(), is(0L));
  }

  @Test
  void namesAreBroughtToOneFormAndOthersRefused() throws Exception {
    get("api/task?by=%20ann%20%20lee%20");
    assertThat(post("choice", BAD.replace("\"ann\"", "\" ann   lee\"")).statusCode(), is(200));
    assertThat(get("api/task?by=ann+lee").body(), containsString("\"done\":1"));

    for (String wrong : new String[] {"", "?by=", "?by=%00", "?by=" + "x".repeat(61), "?of=ann"}) {
      assertThat(get("api/task" + wrong).statusCode(), is(400));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "{} {}",
        "{\"by\": \"ann\"}",
        "{\"by\": 1, \"turn\": 0, \"clip\": 0, \"good\": []}",
        "{\"by\": \"ann\", \"turn\": \"0\", \"clip\": 0, \"good\": []}",
        "{\"by\": \"ann\", \"turn\": 0, \"clip\": 1e99, \"good\": []}",
        "{\"by\": \"ann\", \"turn\": 0, \"clip\": 0, \"good\": 1}",
        "{\"by\": \"ann\", \"turn\": 0, \"clip\": 0, \"good\": [99]}",
        "{\"by\": \"ann\", \"turn\": 0, \"clip\": 0, \"good\": [0.5]}",
        "{\"by\": \"ann\", \"turn\": 0, \"clip\": 0, \"good\": [0], \"best\": \"a\"}",
        "{\"by\": \"ann\", \"turn\": 0, \"clip\": 0, \"good\": [], \"more\": 1}",
        "{\"by\": \"ann\", \"by\": \"bob\", \"turn\": 0, \"clip\": 0, \"good\": []}",
      })
  void malformedPostsChangeNothing(String body) throws Exception {
    get("api/task?by=ann");

    assertThat(post("choice", body).statusCode(), is(400));

    assertThat(lines(), is(0L));
  }

  @Test
  void postsThatAreTooLargeAreRefused() throws Exception {
    assertThat(post("choice", " ".repeat(1 << 15)).statusCode(), is(413));
    assertThat(get("").statusCode(), is(200));
  }

  @Test
  void aSecondTabIsToldThatItWasTooLate() throws Exception {
    get("api/task?by=ann");

    assertThat(post("choice", BAD).statusCode(), is(200));
    assertThat(post("choice", BAD).statusCode(), is(409));

    assertThat(lines(), is(1L));
  }

  @Test
  void postsThatAnotherPageCouldSendAreRefused() throws Exception {
    get("api/task?by=ann");

    assertThat(send(choice().setHeader("Content-Type", "text/plain")).statusCode(), is(415));
    assertThat(send(choice().setHeader("Origin", "http://evil.example")).statusCode(), is(403));
    assertThat(send(choice().setHeader("Origin", "null")).statusCode(), is(403));
    assertThat(send(choice().setHeader("Sec-Fetch-Site", "cross-site")).statusCode(), is(403));
    assertThat(send(choice().setHeader("Sec-Fetch-Site", "same-site")).statusCode(), is(403));
    assertThat(lines(), is(0L));
    String own = "http://127.0.0.1:" + server.address().getPort();
    assertThat(send(choice().setHeader("Origin", own)).statusCode(), is(200));
  }

  @ParameterizedTest
  @CsvSource({
    "evil.example, 403",
    "127.0.0.1, 403",
    "127.0.0.1.evil.example:PORT, 403",
    "localhost:PORT, 200",
    "127.0.0.1:PORT, 200"
  })
  void onlyThisMachinesOwnNamesAreAnswered(String host, int status) throws IOException {
    String port = Integer.toString(server.address().getPort());

    assertThat(raw(path(""), "Host: " + host.replace("PORT", port)), is(status));
  }

  @Test
  void aRequestNeedsOneHost() throws IOException {
    String host = "Host: 127.0.0.1:" + server.address().getPort();

    assertThat(raw(path(""), "X-None: 1"), is(400));
    assertThat(raw(path(""), host + "\r\nHost: evil.example"), is(400));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/favicon.ico",
        "/wrong/",
        "/wrong/api/task?by=ann",
        "TOKEN",
        "TOKENx/",
        "TOKEN/../",
        "TOKEN/media/../../_commits/commit-1.json",
        "TOKEN/media/%2e%2e/%2e%2e/_commits/commit-1.json",
        "TOKEN/..%2f..%2f_commits/commit-1.json",
        "TOKEN/media/99",
        "TOKEN/media/-1",
        "TOKEN/media/00000000000000000000",
        "TOKEN/clips/c0.mp4",
        "TOKEN/page.html/x",
        "TOKEN/Api.class",
        "TOKEN//",
      })
  void nothingElseIsServed(String path) throws IOException {
    String host = "Host: 127.0.0.1:" + server.address().getPort();
    String token = path("").substring(0, path("").length() - 1);

    assertThat(raw(path.replace("TOKEN", token), host), is(404));
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-3, 206, 0123, bytes 0-3/10",
    "bytes=4-, 206, 456789, bytes 4-9/10",
    "bytes=-3, 206, 789, bytes 7-9/10",
    "bytes=-99, 206, 0123456789, bytes 0-9/10",
    "bytes=8-99, 206, 89, bytes 8-9/10",
    "bytes=3-2, 200, 0123456789,",
    "'bytes=0-1,3-4', 200, 0123456789,",
    "lines=1-2, 200, 0123456789,",
    "bytes=-, 200, 0123456789,",
  })
  void filmsAreSentInRanges(String range, int status, String body, String sent) throws Exception {
    HttpResponse<String> answer =
        send(HttpRequest.newBuilder(uri("media/0")).header("Range", range));

    assertThat(answer.statusCode(), is(status));
    assertThat(answer.body(), is(body));
    assertThat(answer.headers().firstValue("Content-Range").orElse(null), is(sent));
    assertThat(header(answer, "Content-Type"), is("video/mp4"));
    assertThat(header(answer, "Accept-Ranges"), is("bytes"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=10-", "bytes=99-100", "bytes=-0"})
  void rangesBeyondTheFilmAreRefused(String range) throws Exception {
    HttpResponse<String> answer =
        send(HttpRequest.newBuilder(uri("media/0")).header("Range", range));

    assertThat(answer.statusCode(), is(416));
    assertThat(header(answer, "Content-Range"), is("bytes */10"));
  }

  @Test
  void picturesAreSentWhereThereAreSome() throws Exception {
    assertThat(get("sheet/1").body(), is("picture"));
    assertThat(header(get("sheet/1"), "Content-Type"), is("image/jpeg"));
  }

  @Test
  void methodsThatMakeNoSenseAreRefused() throws Exception {
    for (String path : new String[] {"", "media/0", "api/task"}) {
      assertThat(
          send(HttpRequest.newBuilder(uri(path)).POST(BodyPublishers.noBody())).statusCode(),
          is(405));
    }
    assertThat(get("api/choice").statusCode(), is(405));
    assertThat(
        send(HttpRequest.newBuilder(uri("media/0")).method("HEAD", BodyPublishers.noBody()))
            .headers()
            .firstValue("Content-Length")
            .orElse(null),
        is(Integer.toString(TestDataset.FILM.length())));
  }

  @Test
  void aPortThatIsTakenIsTold() {
    int port = server.address().getPort();

    assertThat(
        assertThrows(
                IllegalArgumentException.class,
                () -> AnnotationServer.start(root, sample, log, 3, Clock.systemUTC(), port))
            .getMessage(),
        is("port must be free (0 takes any that is), but was: " + port));
  }

  private HttpRequest.Builder choice() {
    return HttpRequest.newBuilder(uri("api/choice"))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(BAD));
  }

  private HttpResponse<String> post(String name, String body) throws Exception {
    return send(
        HttpRequest.newBuilder(uri("api/" + name))
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(HttpRequest.newBuilder(uri(path)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create(server.address() + path);
  }

  private String path(String rest) {
    return server.address().getPath() + rest;
  }

  /** Sends a request as it is and returns the status. */
  private int raw(String path, String headers) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
      String request = "GET %s HTTP/1.1\r\n%s\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.formatted(path, headers).getBytes(UTF_8));
      String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
      return Integer.parseInt(answer.split(" ")[1]);
    }
  }

  private long lines() throws IOException {
    return Files.readAllLines(root.resolve("_annotations/choices.jsonl")).size();
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
