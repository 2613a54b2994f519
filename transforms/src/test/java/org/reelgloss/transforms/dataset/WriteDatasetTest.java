package org.reelgloss.transforms.dataset;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.Clip;
import org.reelgloss.schemas.FailedElement;
import org.reelgloss.schemas.Failures;
import org.reelgloss.schemas.FrameRange;
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
        List.of(video("a", "r1", 2), video("b", "r1", 0)),
        List.of(clip("a", 0)),
        List.of(clipFailure("a", 1)));

    assertThat(videos(), containsInAnyOrder("a", "b"));
    assertThat(clips(), contains("a-id-0-10"));
    assertThat(failures(), contains("a-id-10-20"));
  }

  @Test
  void aVideoWithAClipStillMissingIsNotPublished() throws IOException {
    write(List.of(video("a", "r1", 2)), List.of(clip("a", 0)), List.of());

    assertThat(videos(), is(empty()));
    assertThat(clips(), is(empty()));
  }

  @Test
  void aDuplicateWaitsForNoClips() throws IOException {
    SplitVideo original = video("b", "r1", 2);
    SplitVideo copy =
        SplitVideo.newBuilder(original)
            .setSource(SourceVideo.newBuilder(original.getSource()).setDuplicateOf("a").build())
            .build();

    write(List.of(copy), List.of(), List.of());

    assertThat(videos(), contains("b"));
  }

  @Test
  void aSecondCopyOfAReplayIsNotCounted() throws IOException {
    Publisher publisher = new Publisher(root);
    publisher.publish(List.of(unit("a", "r1"), unit("b", "r1")));
    publisher.publish(List.of(unit("a", "r1")));

    assertThat(videos(), containsInAnyOrder("a", "b"));
    assertThat(clips(), containsInAnyOrder("a-id-0-10", "b-id-0-10"));
  }

  @Test
  void aChangedFileTakesTheOldOnesPlace() throws IOException {
    Publisher publisher = new Publisher(root);
    publisher.publish(List.of(unit("a", "r1")));
    publisher.publish(List.of(unit("a", "r2")));

    assertThat(videos(), contains("a"));
    assertThat(Commits.read(root).has(source("a", "r2")), is(true));
    assertThat(Commits.read(root).has(source("a", "r1")), is(false));
  }

  @Test
  void aCopyIsNoLongerDoneOnceItsOriginalHasOtherContent() throws IOException {
    SplitVideo copy = video("b", "r1", 0);
    SourceVideo source =
        SourceVideo.newBuilder(copy.getSource()).setVideoId("a-id").setDuplicateOf("a").build();
    VideoUnit duplicate =
        VideoUnit.newBuilder()
            .setVideo(SplitVideo.newBuilder(copy).setSource(source).build())
            .setClips(List.of())
            .setFailures(List.of())
            .build();
    Publisher publisher = new Publisher(root);
    publisher.publish(List.of(unit("a", "r1"), duplicate));
    assertThat(Commits.read(root).has(source), is(true));

    SplitVideo changed = video("a", "r2", 0);
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
    Publisher publisher = new Publisher(root);
    publisher.publish(List.of(unit("a", "r1")));
    root.delete(Commits.FOLDER);

    assertThat(videos(), is(empty()));
  }

  @Test
  void failedInputsArePublishedToo() throws IOException {
    FailedElement failure =
        Failures.ofSource(source("c", "r1"), "SplitVideos", "EMPTY", "The file is empty", 0);
    pipeline
        .apply(Create.of(failure).withCoder(AvroCoder.specific(FailedElement.class)))
        .apply(WriteFailures.to(root));
    pipeline.run().waitUntilFinish();

    assertThat(Commits.read(root).has(source("c", "r1")), is(true));
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

  private static SourceVideo source(String uri, String revision) {
    return SourceVideo.newBuilder()
        .setUri(uri)
        .setVideoId(uri + "-id")
        .setRevision(revision)
        .build();
  }

  private static SplitVideo video(String uri, String revision, int events) {
    FrameRange[] ranges = new FrameRange[events];
    for (int i = 0; i < events; i++) {
      ranges[i] = new FrameRange(10L * i, 10L * (i + 1));
    }
    return SplitVideo.newBuilder()
        .setSource(source(uri, revision))
        .setFrames(100)
        .setFps(25)
        .setCuts(List.of())
        .setEvents(Arrays.asList(ranges))
        .build();
  }

  private static CaptionedClip clip(String uri, int event) {
    Clip clip =
        Clip.newBuilder()
            .setClipId(uri + "-id-" + 10 * event + "-" + 10 * (event + 1))
            .setVideoId(uri + "-id")
            .setUri(uri)
            .setInputState("r1/")
            .setStartFrame(10L * event)
            .setEndFrame(10L * (event + 1))
            .setStartMs(0)
            .setEndMs(0)
            .build();
    return CaptionedClip.newBuilder().setClip(clip).setCandidates(List.of()).build();
  }

  private static FailedElement clipFailure(String uri, int event) {
    String id = uri + "-id-" + 10 * event + "-" + 10 * (event + 1);
    return Failures.ofClip(source(uri, "r1"), id, "ExportClips", "UNDECODABLE", "gone");
  }

  private static VideoUnit unit(String uri, String revision) {
    return VideoUnit.newBuilder()
        .setVideo(video(uri, revision, 1))
        .setClips(List.of(clip(uri, 0)))
        .setFailures(List.of())
        .build();
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
