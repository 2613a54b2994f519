package org.reelgloss.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.reelgloss.pipeline.review.annotate.AnnotationServer;
import org.reelgloss.pipeline.review.annotate.ChoiceLog;
import org.reelgloss.pipeline.review.annotate.ClipSample;
import org.reelgloss.pipeline.review.annotate.Overlap;
import org.reelgloss.pipeline.review.annotate.SamplePlan;
import org.reelgloss.schemas.CaptionCandidate;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.Outcome;
import org.reelgloss.transforms.dataset.Dataset;
import org.reelgloss.transforms.storage.OutputRoot;

/**
 * Plays through the choosing page by keys. CHROMIUM and CHROMEDRIVER name the programs where they
 * are not in /usr/bin.
 */
@Tag("browser")
class AnnotateInBrowserTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:15:30Z");
  private static final Path SAMPLES = Path.of("..", "samples").toAbsolutePath().normalize();

  @TempDir private Path folder;
  private Path root;
  private ClipSample sample;
  private ChoiceLog log;
  private AnnotationServer server;
  private ChromeDriver browser;
  private final Map<String, CaptionedClip> clips = new TreeMap<>();

  @BeforeEach
  void open() throws IOException {
    root = folder.resolve("out");
    Output made =
        Output.of(
            "curate",
            "--input=" + SAMPLES,
            "--output=" + root,
            "--runner=direct",
            "--export=clips",
            "--teachers=vision,subtitles,description");
    assertThat(made.errors(), made.code(), is(0));
    Dataset dataset = Dataset.open(OutputRoot.of(root.toString()));
    dataset.clips(clip -> clips.put(clip.getClip().getClipId(), clip));
    SamplePlan plan = new SamplePlan(5, SamplePlan.By.random, 1, Overlap.parse("1.0"));
    sample = ClipSample.draw(dataset, root, plan);
    log = ChoiceLog.open(root);
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    server = AnnotationServer.start(root, sample, log, 1, clock, 0);
    browser = new ChromeDriver(driver(), options());
  }

  @AfterEach
  void close() throws IOException {
    browser.quit();
    server.close();
    log.close();
    sample.close();
  }

  @Test
  void playsThroughFiveClipsByKeys() throws IOException {
    List<String> expected = new ArrayList<>();
    browser.get(server.address().toString());
    browser.findElement(By.id("name")).sendKeys("Ann Lee", Keys.ENTER);
    awaitClip(0);
    assertThat(isPlaying(), is(true));

    List<String> texts = captions(); // Choose the best.
    expected.add(line(List.of(texts.get(1)), texts.get(1)));
    press("2");
    awaitClip(1);

    expected.add(line(List.of(), null)); // All are bad.
    press("0");
    awaitClip(2);

    texts = captions(); // Several are good, the second is the best, nothing comes of a third key.
    expected.add(line(List.of(texts.get(0), texts.get(1)), texts.get(1)));
    press("g129");
    new Actions(browser).keyDown(Keys.SHIFT).sendKeys("2").keyUp(Keys.SHIFT).perform();
    press(Keys.ENTER.toString());
    awaitClip(3);

    expected.add(mark("skip")); // Skip, and take it back.
    press("s");
    awaitClip(4);
    press("u");
    awaitClip(3);
    expected.add(mark("undo"));
    expected.add(line(List.of(captions().get(0)), captions().get(0)));
    press("1");
    awaitClip(4);

    String before = browser.findElement(By.id("captions")).getText(); // A reload shows the same.
    browser.navigate().refresh();
    awaitClip(4);
    assertThat(browser.findElement(By.id("captions")).getText(), is(before));

    String first = browser.getWindowHandle(); // A second tab is faster, and the first one harmless.
    browser.switchTo().newWindow(WindowType.TAB);
    browser.get(server.address() + "?by=Ann%20Lee");
    awaitClip(4);
    expected.add(line(List.of(), null));
    press("a");
    awaitEnd();
    browser.switchTo().window(first);
    press("1");
    awaitEnd();
    assertThat(browser.findElement(By.id("message")).getText(), containsString("Another page"));

    assertThat(Files.readAllLines(root.resolve("_annotations/choices.jsonl")), is(expected));
    assertThat(complaints(), is(empty()));
  }

  @Test
  void showsThePictureWhereAFilmCannotBePlayed() throws IOException {
    for (CaptionedClip clip : clips.values()) {
      Files.writeString(root.resolve(clip.getClip().getMedia().orElseThrow()), "no film");
    }
    browser.get(server.address() + "?by=ann");

    awaitClip(0);

    assertThat(browser.findElements(By.cssSelector("figure img")), hasSize(1));
    press("1");
    awaitClip(1);
  }

  @Test
  void everythingCanBeDoneByTheMouseAndNothingIsWiderThanAPhone() throws IOException {
    browser.get(server.address() + "?by=ann");
    awaitClip(0);
    browser.findElements(By.className("pick")).get(0).click();
    awaitClip(1);
    browser.findElement(By.id("bad")).click();
    awaitClip(2);
    browser.findElement(By.id("several")).click();
    browser.findElements(By.className("pick")).get(1).click();
    browser.findElement(By.id("confirm")).click();
    awaitClip(3);
    browser.findElement(By.id("skip")).click();
    awaitClip(4);
    browser.findElement(By.cssSelector(".actions .undo")).click();
    awaitClip(3);

    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", 360, "height", 700, "deviceScaleFactor", 1, "mobile", true));
    assertThat(
        browser.executeScript("return document.documentElement.scrollWidth"), is((Object) 360L));
    assertThat(kinds(), contains("candidates", "candidates", "candidates", "skip", "undo"));
  }

  private List<String> kinds() throws IOException {
    return Files.readAllLines(root.resolve("_annotations/choices.jsonl")).stream()
        .map(line -> line.replaceFirst(".*\"(candidates|skip|undo)\":.*", "$1"))
        .toList();
  }

  private void press(String keys) {
    new Actions(browser).sendKeys(keys).perform();
  }

  private void awaitClip(int done) {
    String count = done + " of 5";
    await(
        "return document.body.dataset.state === 'ready' && document.getElementById('count')"
            + ".textContent === '%s'".formatted(count));
  }

  private void awaitEnd() {
    await("return document.body.dataset.state === 'done'");
  }

  private void await(String script) {
    new WebDriverWait(browser, Duration.ofSeconds(30))
        .withMessage(script)
        .until(unused -> Objects.equals(browser.executeScript(script), true));
  }

  private boolean isPlaying() {
    await("return document.querySelector('video').currentTime > 0");
    return Objects.equals(
        browser.executeScript(
            "const v = document.querySelector('video'); return v.loop && !v.paused"),
        true);
  }

  private List<String> captions() {
    return browser.findElements(By.cssSelector(".pick .text")).stream()
        .map(WebElement::getText)
        .toList();
  }

  /** Returns the clip that is shown, known by its film. */
  private CaptionedClip shown() throws IOException {
    String source =
        String.valueOf(
            browser.executeAsyncScript(
                "const done = arguments[0]; fetch(document.querySelector('video').src)"
                    + ".then((film) => film.arrayBuffer())"
                    + ".then((bytes) => done(Array.from(new Uint8Array(bytes)).join()))"));
    for (CaptionedClip clip : clips.values()) {
      byte[] film = Files.readAllBytes(root.resolve(clip.getClip().getMedia().orElseThrow()));
      int[] unsigned = new int[film.length];
      Arrays.setAll(unsigned, i -> film[i] & 0xFF);
      if (source.equals(Arrays.toString(unsigned).replaceAll("[\\[\\] ]", ""))) {
        return clip;
      }
    }
    throw new AssertionError("The page shows a film that is none of the dataset");
  }

  /** Returns the line of the log for what is chosen of the clip that is shown. */
  private String line(List<String> good, @Nullable String best) throws IOException {
    CaptionedClip clip = shown();
    StringBuilder candidates = new StringBuilder();
    String teacher = "";
    for (CaptionCandidate candidate : clip.getCandidates()) {
      if (candidate.getOutcome() == Outcome.SUCCESS) {
        String text = candidate.getText().orElseThrow();
        teacher = text.equals(best) ? candidate.getTeacher() : teacher;
        candidates
            .append(candidates.isEmpty() ? "" : ",")
            .append(
                "{\"teacher\":\"%s\",\"text\":\"%s\",\"good\":%s}"
                    .formatted(candidate.getTeacher(), text, good.contains(text)));
      }
    }
    return "{\"clip\":\"%s\",\"annotator\":\"Ann Lee\",\"candidates\":[%s],%s\"at\":\"%s\"}"
        .formatted(
            clip.getClip().getClipId(),
            candidates,
            teacher.isEmpty() ? "" : "\"best\":\"" + teacher + "\",",
            NOW);
  }

  private String mark(String kind) throws IOException {
    return "{\"clip\":\"%s\",\"annotator\":\"Ann Lee\",\"%s\":true,\"at\":\"%s\"}"
        .formatted(shown().getClip().getClipId(), kind, NOW);
  }

  /** Returns what the browser complained about, except that a late choice was refused. */
  private List<String> complaints() {
    return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .filter(message -> !message.contains("409"))
        .toList();
  }

  private static ChromeDriverService driver() {
    return new ChromeDriverService.Builder()
        .usingDriverExecutable(program("CHROMEDRIVER", "/usr/bin/chromedriver").toFile())
        .build();
  }

  private static ChromeOptions options() {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(program("CHROMIUM", "/usr/bin/chromium").toFile());
    options.addArguments(
        "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1280,900");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    return options;
  }

  private static Path program(String variable, String usual) {
    return Path.of(System.getenv().getOrDefault(variable, usual));
  }
}
