package org.reelgloss.transforms.dataset;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.reelgloss.transforms.dataset.TestUnits.bare;
import static org.reelgloss.transforms.dataset.TestUnits.clip;
import static org.reelgloss.transforms.dataset.TestUnits.clipFailure;
import static org.reelgloss.transforms.dataset.TestUnits.failed;
import static org.reelgloss.transforms.dataset.TestUnits.source;
import static org.reelgloss.transforms.dataset.TestUnits.unit;
import static org.reelgloss.transforms.dataset.TestUnits.video;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.FailedElement;
import org.reelgloss.schemas.Failures;
import org.reelgloss.schemas.SourceVideo;
import org.reelgloss.schemas.SplitVideo;
import org.reelgloss.schemas.VideoUnit;
import org.reelgloss.transforms.storage.OutputRoot;

class WriteDatasetTest {
  private final TestPipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(false);

  @TempDir private Path folder;
  private OutputRoot root;

  @BeforeEach
  void openRoot() {
    root = OutputRoot.of(folder.toString());
  }

  @Test
  void publishesAVideoWithAllItsClipsAndFailures() throws IOException {
    write(
        List.of(video("a", "r1", 2, 0), video("b", "r1", 0, 0)),
        List.of(clip("a", 0, 0)),
        List.of(clipFailure("a", 1, 0)));

    assertThat(videos(), containsInAnyOrder("a", "b"));
    assertThat(clips(), contains("a-id-0-10"));
    assertThat(failures(), contains("a-id-10-20"));
  }

  @Test
  void aVideoWithAClipStillMissingIsNotPublished() throws IOException {
    write(List.of(video("a", "r1", 2, 0)), List.of(clip("a", 0, 0)), List.of());

    assertThat(videos(), is(empty()));
    assertThat(clips(), is(empty()));
  }

  @Test
  void aDuplicateWaitsForNoClips() throws IOException {
    SplitVideo original = video("b", "r1", 2, 0);
    SplitVideo copy =
        SplitVideo.newBuilder(original)
            .setSource(SourceVideo.newBuilder(original.getSource()).setDuplicateOf("a").build())
            .build();

    write(List.of(copy), List.of(), List.of());

    assertThat(videos(), contains("b"));
  }

  @Test
  void aSecondCopyOfAReplayIsNotCounted() throws IOException {
    Publisher publisher = new Publisher(root, Captioning.UNKNOWN);
    publisher.publish(List.of(unit("a", "r1", 0), unit("b", "r1", 0)));
    publisher.publish(List.of(unit("a", "r1", 0)));

    assertThat(videos(), containsInAnyOrder("a", "b"));
    assertThat(clips(), containsInAnyOrder("a-id-0-10", "b-id-0-10"));
  }

  @Test
  void aLaterAttemptTakesThePlaceOfTheOneBeforeWhateverComesLast() throws IOException {
    Publisher publisher = new Publisher(root, Captioning.UNKNOWN);
    publisher.publish(List.of(failed("a", "r1", 0), unit("b", "r1", 0)));
    publisher.publish(List.of(unit("a", "r1", 1)));
    publisher.publish(List.of(failed("a", "r1", 0)));
    publisher.publish(List.of(failed("b", "r1", 1)));

    assertThat(videos(), contains("a"));
    assertThat(clips(), contains("a-id-0-10"));
    assertThat(failures(), contains("whole input"));
    assertThat(Commits.read(root).hasFailed("b"), is(true));
  }

  @Test
  void aReplayOfALaterAttemptIsNotCountedTwice() throws IOException {
    Publisher publisher = new Publisher(root, Captioning.UNKNOWN);
    publisher.publish(List.of(unit("a", "r1", 0), unit("b", "r1", 0)));
    publisher.publish(List.of(unit("a", "r1", 1), unit("b", "r1", 1)));
    publisher.publish(List.of(unit("a", "r1", 1), unit("b", "r1", 1)));
    publisher.publish(List.of(unit("b", "r1", 1)));

    assertThat(Commits.read(root).inOrder(), hasSize(3));
    assertThat(videos(), containsInAnyOrder("a", "b"));
    assertThat(clips(), containsInAnyOrder("a-id-0-10", "b-id-0-10"));
  }

  @Test
  void aReplayThatComesOutOtherwiseChangesNothing() throws IOException {
    Publisher publisher = new Publisher(root, Captioning.UNKNOWN);
    VideoUnit first =
        VideoUnit.newBuilder(bare(video("a", "r1", 2, 0)))
            .setClips(List.of(clip("a", 0, 0)))
            .setFailures(List.of(clipFailure("a", 1, 0)))
            .build();
    publisher.publish(List.of(first));

    publisher.publish(
        List.of(
            VideoUnit.newBuilder(first)
                .setClips(List.of(clip("a", 1, 0)))
                .setFailures(List.of(clipFailure("a", 0, 0)))
                .build()));

    assertThat(clips(), contains("a-id-0-10"));
    assertThat(failures(), contains("a-id-10-20"));
  }

  @Test
  void partsOfTwoAttemptsDoNotCompleteEachOther() throws IOException {
    write(
        List.of(video("a", "r1", 2, 0), video("a", "r1", 2, 1)),
        List.of(clip("a", 0, 0), clip("a", 0, 1)),
        List.of(clipFailure("a", 1, 1)));

    assertThat(videos(), contains("a"));
    assertThat(
        Dataset.list(Dataset.open(root)::clips).stream()
            .map(c -> c.getClip().getAttempt())
            .toList(),
        contains(1));
    assertThat(failures(), contains("a-id-10-20"));
  }

  @Test
  void aVideoThatIsWorkedOnTwiceAtATimeHasItsClipsOnce() throws IOException {
    SplitVideo video = video("a", "r1", 2, 0);
    write(
        List.of(video, video),
        List.of(clip("a", 0, 0), clip("a", 0, 0), clip("a", 1, 0)),
        List.of(clipFailure("a", 1, 0)));

    assertThat(videos(), contains("a"));
    assertThat(clips().size() + failures().size(), is(2));
  }

  @Test
  void ofTwoStatesThatArePublishedTogetherTheLaterOneCounts() throws IOException {
    Publisher publisher = new Publisher(root, Captioning.UNKNOWN);
    VideoUnit old = unit("a", "r1", 0);
    publisher.publish(List.of(old, unit("b", "r1", 0), unit("a", "r2", 0), old));

    assertThat(videos(), containsInAnyOrder("a", "b"));
    assertThat(clips(), containsInAnyOrder("a-id-0-10", "b-id-0-10"));
    assertThat(Commits.read(root).has(source("a", "r2", 0)), is(true));
  }

  @Test
  void aChangedFileTakesTheOldOnesPlace() throws IOException {
    Publisher publisher = new Publisher(root, Captioning.UNKNOWN);
    publisher.publish(List.of(unit("a", "r1", 0)));
    publisher.publish(List.of(unit("a", "r2", 0)));

    assertThat(videos(), contains("a"));
    assertThat(Commits.read(root).has(source("a", "r2", 0)), is(true));
    assertThat(Commits.read(root).has(source("a", "r1", 0)), is(false));
  }

  @Test
  void aCopyIsNoLongerDoneOnceItsOriginalHasOtherContent() throws IOException {
    SplitVideo copy = video("b", "r1", 0, 0);
    SourceVideo source =
        SourceVideo.newBuilder(copy.getSource()).setVideoId("a-id").setDuplicateOf("a").build();
    VideoUnit duplicate =
        VideoUnit.newBuilder()
            .setVideo(SplitVideo.newBuilder(copy).setSource(source).build())
            .setClips(List.of())
            .setFailures(List.of())
            .build();
    Publisher publisher = new Publisher(root, Captioning.UNKNOWN);
    publisher.publish(List.of(unit("a", "r1", 0), duplicate));
    assertThat(Commits.read(root).has(source), is(true));

    SplitVideo changed = video("a", "r2", 0, 0);
    publisher.publish(
        List.of(
            VideoUnit.newBuilder()
                .setVideo(
                    SplitVideo.newBuilder(changed)
                        .setSource(
                            SourceVideo.newBuilder(changed.getSource())
                                .setVideoId("new-id")
                                .build())
                        .build())
                .setClips(List.of())
                .setFailures(List.of())
                .build()));

    assertThat(Commits.read(root).has(source), is(false));
  }

  @Test
  void filesWithoutACommitAreNotRead() throws IOException {
    Publisher publisher = new Publisher(root, Captioning.UNKNOWN);
    publisher.publish(List.of(unit("a", "r1", 0)));
    root.delete(Commits.FOLDER);

    assertThat(videos(), is(empty()));
  }

  @Test
  void failedInputsArePublishedToo() throws IOException {
    FailedElement failure =
        Failures.ofSource(source("c", "r1", 0), "SplitVideos", "EMPTY", "The file is empty", 0);
    pipeline
        .apply(Create.of(failure).withCoder(AvroCoder.specific(FailedElement.class)))
        .apply(WriteFailures.to(root));
    pipeline.run().waitUntilFinish();

    assertThat(Commits.read(root).has(source("c", "r1", 0)), is(true));
    assertThat(
        Dataset.list(Dataset.open(root)::failures).stream().map(FailedElement::getCode).toList(),
        contains("EMPTY"));
  }

  private void write(
      List<SplitVideo> videos, List<CaptionedClip> clips, List<FailedElement> failures) {
    PCollectionTuple.of(
            WriteDataset.VIDEOS,
            pipeline.apply("V", Create.of(videos).withCoder(AvroCoder.specific(SplitVideo.class))))
        .and(
            WriteDataset.CLIPS,
            pipeline.apply(
                "C", Create.of(clips).withCoder(AvroCoder.specific(CaptionedClip.class))))
        .and(
            WriteDataset.CLIP_FAILURES,
            pipeline.apply(
                "F", Create.of(failures).withCoder(AvroCoder.specific(FailedElement.class))))
        .apply(WriteDataset.to(root));
    pipeline.run().waitUntilFinish();
  }

  private List<String> videos() throws IOException {
    return Dataset.list(Dataset.open(root)::videos).stream()
        .map(video -> video.getSource().getUri())
        .toList();
  }

  private List<String> clips() throws IOException {
    return Dataset.list(Dataset.open(root)::clips).stream()
        .map(clip -> clip.getClip().getClipId())
        .toList();
  }

  private List<String> failures() throws IOException {
    return Dataset.list(Dataset.open(root)::failures).stream()
        .map(failure -> failure.getClipId().orElse("whole input"))
        .toList();
  }
}
