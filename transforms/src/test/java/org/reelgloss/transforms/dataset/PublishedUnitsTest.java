package org.reelgloss.transforms.dataset;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.reelgloss.transforms.dataset.TestUnits.clip;
import static org.reelgloss.transforms.dataset.TestUnits.clipFailure;
import static org.reelgloss.transforms.dataset.TestUnits.unit;
import static org.reelgloss.transforms.dataset.TestUnits.video;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.schemas.CaptionCandidate;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.Clip;
import org.reelgloss.schemas.FailedElement;
import org.reelgloss.schemas.Outcome;
import org.reelgloss.schemas.SplitVideo;
import org.reelgloss.schemas.VideoUnit;
import org.reelgloss.transforms.storage.OutputRoot;

class PublishedUnitsTest {
  private static final Captioning FIRST = captioning("1", "first");
  private static final CaptionCandidate SAID =
      CaptionCandidate.newBuilder()
          .setTeacher("a")
          .setModel("fake/1")
          .setOutcome(Outcome.SUCCESS)
          .setText("A dog runs.")
          .build();

  /** Collects what is given, in words: what it is, and its attempt. */
  private static final class Words implements PublishedUnits.Sink {
    private final List<String> given = new ArrayList<>();

    @Override
    public void video(SplitVideo video) {
      given.add(video.getSource().getUri() + " at " + video.getSource().getAttempt());
    }

    @Override
    public void clip(CaptionedClip captioned) {
      Clip clip = captioned.getClip();
      String said = captioned.getCandidates().isEmpty() ? "" : ", said";
      given.add(clip.getClipId() + " of " + clip.getInputState() + clip.getAttempt() + said);
    }

    @Override
    public void failure(FailedElement failure) {
      given.add(failure.getCode() + " of " + failure.getInputState() + (failure.getAttempt() - 1));
    }
  }

  @TempDir private Path folder;
  private OutputRoot root;

  @BeforeEach
  void openRoot() {
    root = OutputRoot.of(folder.toString());
  }

  @Test
  void givesAllOfAVideoAsItIsAtItsNextAttempt() throws IOException {
    publish(
        FIRST,
        VideoUnit.newBuilder()
            .setVideo(video("a", "r1", 2, 3))
            .setClips(List.of(clip("a", 0, 3, SAID)))
            .setFailures(List.of(clipFailure("a", 1, 3)))
            .build());

    assertThat(readAll(), contains("a at 4", "a-id-0-10 of r1/4, said", "UNDECODABLE of r1/4"));
  }

  @Test
  void givesOnlyWhatBelongsToACommit() throws IOException {
    publish(FIRST, unit("a", "r1", 0), unit("b", "r1", 0));
    publish(captioning("1", "second"), unit("a", "r1", 1));

    assertThat(
        readAll(),
        containsInAnyOrder("b at 1", "b-id-0-10 of r1/1", "a at 2", "a-id-0-10 of r1/2"));
  }

  @Test
  void aClipThatASelectorFailedOnIsThereAgain() throws IOException {
    publish(FIRST, unit("a", "r1", 0, SAID));
    publish(captioning("1", "second"), failedUnit("MODEL_ERROR", 1));
    publish(captioning("1", "third"), failedUnit("NO_FRAMES", 2));

    assertThat(readAll(), contains("a at 3", "a-id-0-10 of r1/3, said"));
  }

  @Test
  void aClipOfOtherTeachersOrWithoutCaptionsIsNot() throws IOException {
    publish(FIRST, unit("a", "r1", 0, SAID));
    publish(captioning("2", "first"), failedUnit("MODEL_ERROR", 1));
    assertThat(readAll(), contains("a at 2", "MODEL_ERROR of r1/2"));

    publish(FIRST, failedUnit("NO_CAPTION", 2));
    assertThat(readAll(), contains("a at 3", "NO_CAPTION of r1/3"));
  }

  @Test
  void aCommitThatIsNotThereAnyMoreIsNoEmptyOne() throws IOException {
    PublishedUnits units = new PublishedUnits(root, Commits.read(root));

    IOException gone =
        assertThrows(IOException.class, () -> units.read("_commits/commit-x.json", new Words()));

    assertThat(gone.getMessage(), containsString("compacted while it was read"));
  }

  private List<String> readAll() throws IOException {
    Commits commits = Commits.read(root);
    Words words = new Words();
    for (String name : commits.names()) {
      new PublishedUnits(root, commits).read(name, words);
    }
    return words.given;
  }

  private static VideoUnit failedUnit(String code, int attempt) {
    FailedElement failure =
        FailedElement.newBuilder(clipFailure("a", 0, attempt)).setCode(code).build();
    return VideoUnit.newBuilder()
        .setVideo(video("a", "r1", 1, attempt))
        .setClips(List.of())
        .setFailures(List.of(failure))
        .build();
  }

  private static Captioning captioning(String teacher, String selector) {
    return new Captioning(Map.of("teacher a", teacher, "selector", selector));
  }

  private void publish(Captioning captioning, VideoUnit... units) throws IOException {
    new Publisher(root, captioning).publish(List.of(units));
  }
}
