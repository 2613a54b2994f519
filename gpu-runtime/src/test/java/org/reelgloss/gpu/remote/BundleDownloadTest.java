package org.reelgloss.gpu.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.reelgloss.gpu.remote.FakeFileServer.status;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleDownloadTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final String AT = "/clip/model.onnx";
  private static final String ONE = "\"one\"";

  @TempDir private Path folder;
  private final byte[] content = new byte[300_000];
  private final List<String> said = new ArrayList<>();
  private final List<Duration> pauses = new ArrayList<>();
  private Duration silence = Duration.ofMinutes(1);
  private FakeFileServer server;

  @BeforeEach
  void start() throws IOException {
    new Random(1).nextBytes(content);
    server = new FakeFileServer();
    server.put(AT, content, ONE);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void fetchesIntoFoldersThatItMakes() throws Exception {
    Path bundle = fetch(file("onnx/model.onnx", sha256(content), 300_000L));

    assertThat(bundle, is(folder.resolve("models/clip")));
    assertThat(Files.readAllBytes(bundle.resolve("onnx/model.onnx")), is(content));
    assertThat(filesIn(bundle.resolve("onnx")), contains("model.onnx"));
    assertThat(said, contains("clip/onnx/model.onnx: fetched, 0.3 MB"));
  }

  @Test
  void leavesAFileAloneThatIsRight() throws Exception {
    fetch(model());
    fetch(model());

    assertThat(server.requests(), hasSize(1));
    assertThat(said.get(1), is("clip/model.onnx: is there"));
  }

  @Test
  void replacesAFileThatIsAnother() throws Exception {
    place("model.onnx", "another".getBytes(UTF_8));

    fetch(model());

    assertThat(Files.readAllBytes(target()), is(content));
  }

  @Test
  void goesOnWhereTheConnectionWasCut() throws Exception {
    server.then(server.cutAfter(100_000)).then(server.cutAfter(50_000));

    fetch(model());

    assertThat(Files.readAllBytes(target()), is(content));
    assertThat(
        server.requests(),
        contains(AT, AT + " bytes=100000- " + ONE, AT + " bytes=150000- " + ONE));
    assertThat(filesIn(folder.resolve("models/clip")), contains("model.onnx"));
  }

  @Test
  void goesOnWhereAnEarlierCallEnded() throws Exception {
    place("model.onnx.part", Arrays.copyOf(content, 200_000));
    place("model.onnx.etag.part", ONE.getBytes(UTF_8));

    fetch(model());

    assertThat(Files.readAllBytes(target()), is(content));
    assertThat(server.requests(), contains(AT + " bytes=200000- " + ONE));
  }

  @Test
  void beginsAnewWhereTheServerHasAnotherVersion() throws Exception {
    place("model.onnx.part", new byte[200_000]);
    place("model.onnx.etag.part", "\"zero\"".getBytes(UTF_8));

    fetch(model());

    assertThat(Files.readAllBytes(target()), is(content));
    assertThat(server.requests(), contains(AT + " bytes=200000- \"zero\""));
  }

  @Test
  void beginsAnewWhereTheVersionIsNotKnown() throws Exception {
    server.put(AT, content, "");
    server.then(server.cutAfter(100_000));

    fetch(model());

    assertThat(Files.readAllBytes(target()), is(content));
    assertThat(server.requests(), contains(AT, AT));
  }

  @Test
  void beginsAnewWhereThereIsMoreThanTheServerHas() throws Exception {
    place("model.onnx.part", new byte[400_000]);
    place("model.onnx.etag.part", ONE.getBytes(UTF_8));

    fetch(model());

    assertThat(Files.readAllBytes(target()), is(content));
    assertThat(server.requests(), contains(AT + " bytes=400000- " + ONE, AT));
  }

  @Test
  void asksForNothingWhereAllHadComeAlready() throws Exception {
    place("model.onnx.part", content);

    fetch(model());

    assertThat(Files.readAllBytes(target()), is(content));
    assertThat(server.requests(), hasSize(0));
  }

  @Test
  void refusesAndDeletesAnotherContent() throws IOException {
    String other = "0".repeat(64);

    String refusal = refusal(file("model.onnx", other, null));

    assertThat(
        refusal,
        is(
            "clip/model.onnx has the SHA-256 "
                + sha256(content)
                + ", but should have "
                + other
                + "; what came of it is deleted"));
    assertThat(filesIn(folder.resolve("models/clip")), hasSize(0));
  }

  @Test
  void refusesAnotherLengthBeforeItIsFetched() {
    assertThat(
        refusal(file("model.onnx", sha256(content), 299_999L)),
        is(
            "clip/model.onnx has 300000 bytes, but should have 299999;"
                + " what came of it is deleted"));
  }

  @Test
  void stopsWhereMoreComesThanThereShouldBe() {
    server.then(
        exchange -> {
          exchange.sendResponseHeaders(200, 0); // Of a length that is not told.
          exchange.getResponseBody().write(content);
        });

    assertThat(
        refusal(file("model.onnx", sha256(content), 1_000L)),
        startsWith("clip/model.onnx has more bytes than 1000"));
  }

  @Test
  void triesAgainWhatMayPassAndWaitsAsLongAsTheServerSays() throws Exception {
    server.then(status(429, "Retry-After", "3")).then(status(503, "Retry-After", "7"));

    fetch(model());

    assertThat(pauses, contains(Duration.ofSeconds(3), Duration.ofSeconds(7)));
    assertThat(said.get(0), is("clip/model.onnx: status 429; again in 3000 ms"));
  }

  @Test
  void givesUpWhereTheServerSendsItAwayForLong() {
    server.then(status(503, "Retry-After", "301"));

    assertThat(
        refusal(model()), is("clip/model.onnx cannot be fetched; the last attempt: status 503"));
    assertThat(pauses, hasSize(0));
  }

  @Test
  void givesUpAfterSevenAttemptsInARowThatBringNothing() {
    server.then(server.cutAfter(10));
    for (int i = 0; i < 7; i++) {
      server.then(status(500));
    }

    assertThat(refusal(model()), endsWith("the last attempt: status 500"));
    assertThat(pauses, hasSize(7));
  }

  @Test
  void doesNotTryAgainWhatIsNotThere() throws IOException {
    String refusal = refusal(model("/none"));

    assertThat(
        refusal,
        is(
            "clip/model.onnx cannot be fetched: "
                + server.uri("/none")
                + " answered with status 404"));
    assertThat(filesIn(folder.resolve("models/clip")), hasSize(0));
    assertThat(server.requests(), hasSize(1));
  }

  @Test
  void givesUpASilentConnectionAndGoesOn() throws Exception {
    silence = Duration.ofSeconds(1);
    CountDownLatch fetched = new CountDownLatch(1);
    server.then(
        exchange -> {
          exchange.getResponseHeaders().add("ETag", ONE);
          exchange.sendResponseHeaders(200, content.length);
          exchange.getResponseBody().write(content, 0, 5_000);
          exchange.getResponseBody().flush();
          await(fetched);
        });

    fetch(model());
    fetched.countDown();

    assertThat(Files.readAllBytes(target()), is(content));
    assertThat(said.get(0), startsWith("clip/model.onnx: SocketTimeoutException"));
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      throw new IOException(stopped);
    }
  }

  @Test
  void followsFiveRedirectsAndNoMore() throws Exception {
    for (int i = 0; i < 5; i++) {
      server.then(status(302, "Location", "/hop" + i));
    }
    server.put("/hop4", content, ONE);
    fetch(model());
    assertThat(server.requests(), hasSize(6));

    for (int i = 0; i < 6; i++) {
      server.then(status(302, "Location", "/hop"));
    }
    assertThat(
        refusal(file("other.onnx", sha256(content), null)),
        is(server.uri(AT) + " redirects more than 5 times"));
  }

  @Test
  void sendsTheKeyToTheUrlsOwnServerAlone() throws Exception {
    Path key = Files.writeString(folder.resolve("key"), "s3cret\n");
    try (FakeFileServer other = new FakeFileServer()) {
      other.put("/elsewhere", content, ONE);
      server
          .then(status(302, "Location", "/near"))
          .then(status(307, "Location", other.uri("/elsewhere").toString()));

      download().fetch(new PinnedBundle("clip", new KeySource("file:" + key), List.of(model())));

      assertThat(server.requests(), contains(AT + " Bearer s3cret", "/near Bearer s3cret"));
      assertThat(other.requests(), contains("/elsewhere"));
    }
  }

  @Test
  void saysWhereThereIsNoKey() {
    PinnedBundle bundle =
        new PinnedBundle("clip", new KeySource("env:NO_SUCH_KEY"), List.of(model()));

    assertThat(
        assertThrows(DownloadException.class, () -> download().fetch(bundle)).getMessage(),
        is("clip: There is no key at env:NO_SUCH_KEY"));
  }

  @Test
  void writesNothingThroughALinkOutOfTheFolder() throws IOException {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.createDirectories(folder.resolve("models/clip"));
    Files.createSymbolicLink(folder.resolve("models/clip/onnx"), outside);

    assertThat(
        refusal(file("onnx/deep/model.onnx", sha256(content), null)),
        containsString("leads out of the bundle's folder"));
    assertThat(filesIn(outside), hasSize(0));
  }

  @Test
  void leavesAFileToTheOtherOneThatFetchesIt() throws IOException {
    Path part = place("model.onnx.part", new byte[10]);
    try (FileChannel other = FileChannel.open(part, StandardOpenOption.WRITE)) {
      other.lock();

      assertThat(refusal(model()), endsWith("model.onnx.part is being fetched already"));
    }
  }

  private PinnedFile model() {
    return file("model.onnx", sha256(content), null);
  }

  private PinnedFile model(String path) {
    return new PinnedFile("model.onnx", server.uri(path), sha256(content), null);
  }

  private PinnedFile file(String path, String sha256, @Nullable Long bytes) {
    return new PinnedFile(path, server.uri(AT), sha256, bytes);
  }

  private static String sha256(byte[] bytes) {
    Sha256 digest = new Sha256();
    digest.update(bytes, bytes.length);
    return digest.hex();
  }

  private Path fetch(PinnedFile file) throws IOException, InterruptedException {
    return download().fetch(new PinnedBundle("clip", KeySource.NONE, List.of(file)));
  }

  private String refusal(PinnedFile file) {
    return String.valueOf(assertThrows(DownloadException.class, () -> fetch(file)).getMessage());
  }

  private BundleDownload download() {
    return new BundleDownload(
        folder.resolve("models"), new DownloadSettings(said::add, () -> NOW, pauses::add, silence));
  }

  private Path target() {
    return folder.resolve("models/clip/model.onnx");
  }

  private Path place(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve("models/clip").resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }

  private static List<String> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
