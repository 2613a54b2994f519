package org.reelgloss.transforms.dataset;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.reelgloss.transforms.dataset.TestUnits.bare;
import static org.reelgloss.transforms.dataset.TestUnits.clipFailure;
import static org.reelgloss.transforms.dataset.TestUnits.failed;
import static org.reelgloss.transforms.dataset.TestUnits.source;
import static org.reelgloss.transforms.dataset.TestUnits.unit;
import static org.reelgloss.transforms.dataset.TestUnits.video;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.schemas.SourceVideo;
import org.reelgloss.schemas.SplitVideo;
import org.reelgloss.schemas.VideoUnit;
import org.reelgloss.transforms.storage.OutputRoot;

class AgendaTest {
  private static final Captioning ONE = new Captioning(Map.of("teacher a", "1", "selector", "s"));
  private static final Captioning TWO =
      new Captioning(Map.of("teacher a", "1", "teacher b", "1", "selector", "s"));

  private static final Retry FIRST_AGAIN = new Retry("r1/", 1);

  @TempDir private Path folder;
  private OutputRoot root;

  @BeforeEach
  void openRoot() {
    root = OutputRoot.of(folder.toString());
  }

  @Test
  void whatIsNewIsOpenAtItsFirstAttempt() throws IOException {
    assertThat(attempt(ONE, "a", "r1"), is(Optional.of(0)));
  }

  @Test
  void whatIsThereWithTheSameCaptioningIsDone() throws IOException {
    publish(ONE, unit("a", "r1", 0));

    assertThat(attempt(ONE, "a", "r1"), is(Optional.empty()));
  }

  @Test
  void everyOtherCaptioningOpensAnotherAttempt() throws IOException {
    publish(ONE, unit("a", "r1", 0));
    assertThat(attempt(TWO, "a", "r1"), is(Optional.of(1)));

    publish(TWO, unit("a", "r1", 1));
    assertThat(attempt(TWO, "a", "r1"), is(Optional.empty()));
    assertThat(attempt(ONE, "a", "r1"), is(Optional.of(2)));
  }

  @Test
  void whatWasPublishedBeforeCaptioningWasKeptIsOpen() throws IOException {
    String old =
        "{\"committedAtMs\": 1, \"files\": [], \"inputs\": [{\"uri\": \"a\", \"revision\": \"r1\","
            + " \"sidecarDigest\": \"\", \"videoId\": \"a-id\", \"duplicate\": false,"
            + " \"failed\": false, \"clips\": 1, \"failures\": 0}]}";
    root.write("_commits/commit-old.json", out -> out.write(old.getBytes(StandardCharsets.UTF_8)));

    assertThat(Commits.read(root).inOrder().get(0).captioning(), is(Map.of()));
    assertThat(attempt(ONE, "a", "r1"), is(Optional.of(1)));
  }

  @Test
  void whatHasNoCaptionsIsDoneUnderAnyCaptioning() throws IOException {
    SplitVideo copy = video("copy", "r1", 1, 0);
    SourceVideo source =
        SourceVideo.newBuilder(copy.getSource()).setVideoId("a-id").setDuplicateOf("a").build();
    publish(
        ONE,
        unit("a", "r1", 0),
        failed("broken", "r1", 0),
        bare(video("still", "r1", 0, 0)),
        bare(SplitVideo.newBuilder(copy).setSource(source).build()));

    assertThat(attempt(TWO, "broken", "r1"), is(Optional.empty()));
    assertThat(attempt(TWO, "still", "r1"), is(Optional.empty()));
    assertThat(attempt(TWO, "copy", "r1"), is(Optional.empty()));
  }

  @Test
  void aVideoWithFailedClipsOnlyIsOpenUnderOtherCaptioning() throws IOException {
    publish(
        ONE,
        VideoUnit.newBuilder()
            .setVideo(video("a", "r1", 1, 0))
            .setClips(List.of())
            .setFailures(List.of(clipFailure("a", 0, 0)))
            .build());

    assertThat(attempt(TWO, "a", "r1"), is(Optional.of(1)));
  }

  @Test
  void aFileThatIsAsItOnceWasIsOpenAgain() throws IOException {
    publish(ONE, unit("a", "r1", 0));
    publish(ONE, unit("a", "r2", 0));
    assertThat(attempt(ONE, "a", "r1"), is(Optional.of(1)));

    publish(ONE, unit("a", "r1", 1));
    assertThat(attempt(ONE, "a", "r1"), is(Optional.empty()));
    assertThat(attempt(ONE, "a", "r2"), is(Optional.of(1)));
  }

  @Test
  void onlyWhatFailedIsTriedAgainAndOnlyOnce() throws IOException {
    publish(ONE, unit("a", "r1", 0), failed("broken", "r1", 0), failed("mended", "r1", 0));
    Map<String, Retry> retries = Dataset.open(root).failed(List.of());

    assertThat(retries, is(Map.of("broken", FIRST_AGAIN, "mended", FIRST_AGAIN)));
    assertThat(attempt(retries, "a", "r1"), is(Optional.empty()));
    assertThat(attempt(retries, "new", "r1"), is(Optional.empty()));
    assertThat(attempt(retries, "broken", "r1"), is(Optional.of(1)));
    assertThat(attempt(retries, "mended", "r2"), is(Optional.of(0)));

    publish(ONE, failed("broken", "r1", 1));
    assertThat(attempt(retries, "broken", "r1"), is(Optional.empty()));
    assertThat(
        Dataset.open(root).failed(List.of()),
        is(Map.of("broken", new Retry("r1/", 2), "mended", FIRST_AGAIN)));
  }

  @Test
  void aFailedFileThatWasReplacedIsDoneOnce() throws IOException {
    publish(ONE, failed("mended", "r1", 0), failed("still broken", "r1", 0));
    Map<String, Retry> retries = Dataset.open(root).failed(List.of());
    publish(ONE, bare(video("mended", "r2", 0, 0)), failed("still broken", "r2", 0));

    assertThat(attempt(retries, "mended", "r2"), is(Optional.empty()));
    assertThat(attempt(retries, "still broken", "r2"), is(Optional.empty()));
  }

  @Test
  void clipsAreNotGivenUpForAFileThatHasChangedOrIsGone() throws IOException {
    publish(
        ONE,
        VideoUnit.newBuilder()
            .setVideo(video("a", "r1", 2, 0))
            .setClips(List.of(TestUnits.clip("a", 0, 0)))
            .setFailures(List.of(clipFailure("a", 1, 0)))
            .build());

    assertThat(attempt(Map.of("a", FIRST_AGAIN), "a", "r1"), is(Optional.of(1)));
    assertThat(attempt(Map.of("a", FIRST_AGAIN), "a", ""), is(Optional.empty()));
  }

  @Test
  void failuresAreFoundByTheirCodes() throws IOException {
    publish(ONE, failed("broken", "r1", 0), unit("a", "r1", 0));

    assertThat(Dataset.open(root).failed(List.of("EMPTY")), is(Map.of()));
    assertThat(
        Dataset.open(root).failed(List.of("EMPTY", "TRUNCATED")),
        is(Map.of("broken", FIRST_AGAIN)));
  }

  @Test
  void sumsCountWhatIsPublishedAgainOnce() throws IOException {
    CommitLog log = new CommitLog(root);
    publish(ONE, unit("a", "r1", 0), failed("broken", "r1", 0));
    assertThat(log.read(), is(new CommitLog.Totals(2, 1, 1)));

    publish(TWO, unit("a", "r1", 1));
    publish(TWO, unit("broken", "r1", 1));
    assertThat(log.read(), is(new CommitLog.Totals(4, 2, 0)));
    assertThat(new CommitLog(root).read(), is(new CommitLog.Totals(4, 2, 0)));
  }

  private void publish(Captioning captioning, VideoUnit... units) throws IOException {
    new Publisher(root, captioning).publish(List.of(units));
  }

  private Optional<Integer> attempt(Captioning captioning, String uri, String revision)
      throws IOException {
    return Agenda.of(root, captioning, Map.of())
        .open(source(uri, revision, 0))
        .map(SourceVideo::getAttempt);
  }

  private Optional<Integer> attempt(Map<String, Retry> retries, String uri, String revision)
      throws IOException {
    return Agenda.of(root, ONE, retries)
        .open(source(uri, revision, 0))
        .map(SourceVideo::getAttempt);
  }
}
