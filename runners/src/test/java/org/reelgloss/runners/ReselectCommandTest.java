package org.reelgloss.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reelgloss.gpu.TinyBundles;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.transforms.dataset.Dataset;
import org.reelgloss.transforms.storage.OutputRoot;
import org.reelgloss.video.TestFilms;

/** Chooses anew in a dataset of a film of two clips, a red and a blue one, which is then moved. */
class ReselectCommandTest {
  private static final String RED = "A red wall.";
  private static final String BLUE = "A blue wall.";

  @TempDir private Path folder;
  private Path film;
  private Path towers;
  private String teachers = "";

  @BeforeEach
  void makeDataset() throws IOException {
    Path in = Files.createDirectory(folder.resolve("in"));
    film = TestFilms.shots(in.resolve("two.mp4"), 80, 90);
    towers = TinyBundles.twoTower(folder.resolve("towers"));
    Files.writeString(folder.resolve("red.txt"), RED);
    Files.writeString(folder.resolve("blue.txt"), BLUE);
    teachers =
        "--teachers="
            + Files.writeString(
                folder.resolve("teachers.yaml"),
                """
                - {name: red, bundle: towers, bank: red.txt}
                - {name: blue, bundle: towers, bank: blue.txt}
                """);
    assertThat(curate().code(), is(0));
    move(film, away());
  }

  @ParameterizedTest
  @ValueSource(strings = {"flink", "direct"})
  void choosesWhatFitsThePicturesWithoutTheVideos(String runner) throws IOException {
    Output done = reselect("--selector=" + towers, "--runner=" + runner);

    assertThat(done.errors(), containsString("1 videos with clips, 0 of them done before, on "));
    assertThat(done.code(), is(0));
    assertThat(captions(), contains(RED, BLUE));
    String selector = clips().get(0).getSelector();
    assertThat(clips().get(0).getClip().getEmbeddingModel(), is(selector));
    JsonNode summary = new ObjectMapper().readTree(out().resolve("summary.json").toFile());
    assertThat(summary.get("models").get("selector").asText(), is(selector));
    assertThat(summary.get("models").has("teacher red"), is(true));
    assertThat(summary.get("models").has("scan"), is(false));
    assertThat(summary.get("chosen").get("blue").asInt(), is(1));
    assertThat(Files.readString(out().resolve("gallery/index.html")), containsString(BLUE));
  }

  @Test
  void aCurationWithTheSameSelectorHasNothingToDoAndOneWithoutItHas() throws IOException {
    reselect("--selector=" + towers);
    move(away(), film);

    Output same = curate("--selector=" + towers, "--dry-run");
    assertThat(same.text(), containsString("1 videos, 1 of them done before"));
    Output old = curate("--dry-run");
    assertThat(old.text(), containsString("0 of them done before, 1 to be done again"));
  }

  @Test
  void retriesAreWithTheNewSelectorFromThenOn() throws Exception {
    OutputRoot root = OutputRoot.of(out().toString());
    Path relative = Path.of("").toAbsolutePath().relativize(towers);

    reselect("--selector=" + relative);
    assertThat(LastRun.read(root).flags(), hasItem("--selector=" + towers));

    reselect();
    assertThat(LastRun.read(root).flags(), not(hasItem(containsString("selector"))));
    assertThat(LastRun.read(root).flags(), hasItem(teachers));
    assertThat(
        clips().stream().map(CaptionedClip::getSelector).toList(), everyItem(is("agreement/1")));
  }

  @Test
  void whatWasChosenIsNotChosenAgain() throws IOException {
    reselect("--selector=" + towers);
    List<String> commits = OutputRoot.of(out().toString()).list("_commits");

    Output again = reselect("--selector=" + towers);

    assertThat(again.errors(), containsString("1 videos with clips, 1 of them done before"));
    assertThat(again.code(), is(0));
    assertThat(OutputRoot.of(out().toString()).list("_commits"), is(commits));
  }

  @Test
  void aDatasetWithoutContactSheetsKeepsItsClipsForAnotherSelector() throws IOException {
    OutputRoot.of(out().toString()).delete("frames");

    assertThat(reselect("--selector=" + towers).code(), is(3));
    assertThat(clips(), hasSize(0));

    assertThat(reselect().code(), is(0));
    assertThat(clips(), hasSize(2));
  }

  @Test
  void anOutputThatIsBeingWrittenIsLeftAlone() throws IOException {
    try (FileChannel channel =
            FileChannel.open(out().resolve("_state/lock"), StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assertThat(lock.isValid(), is(true));
      // A process cannot lock against itself: Java says so by an exception of its own.
      Output refused = reselect("--selector=" + towers);

      assertThat(refused.code(), is(not(0)));
    }
    assertThat(
        clips().stream().map(CaptionedClip::getSelector).toList(), everyItem(is("agreement/1")));
  }

  @Test
  void refusesWhatIsNoDatasetAndWhatIsNoTwoTowerBundle() throws IOException {
    Output none = Output.of("reselect", folder.resolve("in").toString());
    assertThat(none.code(), is(2));
    assertThat(
        none.errors().strip(),
        is("reelgloss: DIR must be the output folder of curate, but was: " + folder.resolve("in")));

    Path captioner = TinyBundles.captioner(folder.resolve("captioner"), "wall");
    Output wrong = reselect("--selector=" + captioner);
    assertThat(wrong.code(), is(2));
    assertThat(wrong.errors(), containsString("selector must be a two-tower bundle"));
  }

  private Output curate(String... flags) {
    String[] args = {
      "curate", "--input=" + folder.resolve("in"), "--output=" + out(), "--runner=direct", teachers
    };
    return Output.of(with(args, flags));
  }

  private Output reselect(String... flags) {
    String[] args = {"reselect", out().toString(), "--devices=cpu", "--publish-every=100ms"};
    boolean named = List.of(flags).stream().anyMatch(flag -> flag.startsWith("--runner"));
    return Output.of(with(args, named ? flags : with(flags, "--runner=direct")));
  }

  private static String[] with(String[] args, String... more) {
    String[] all = Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return all;
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  private Path away() {
    return folder.resolve("two.mp4");
  }

  private Path out() {
    return folder.resolve("out");
  }

  private List<CaptionedClip> clips() throws IOException {
    return Dataset.list(Dataset.open(OutputRoot.of(out().toString()))::clips);
  }

  private List<String> captions() throws IOException {
    return clips().stream().map(clip -> clip.getCaption().orElseThrow()).toList();
  }
}
