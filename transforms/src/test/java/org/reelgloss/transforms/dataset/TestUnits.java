package org.reelgloss.transforms.dataset;

import java.util.Arrays;
import java.util.List;
import org.reelgloss.schemas.CaptionCandidate;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.Clip;
import org.reelgloss.schemas.FailedElement;
import org.reelgloss.schemas.Failures;
import org.reelgloss.schemas.FrameRange;
import org.reelgloss.schemas.SourceVideo;
import org.reelgloss.schemas.SplitVideo;
import org.reelgloss.schemas.VideoUnit;

/** Made-up videos whose events have ten frames each, with what belongs to them. */
final class TestUnits {
  private TestUnits() {}

  static SourceVideo source(String uri, String revision, int attempt) {
    return SourceVideo.newBuilder()
        .setUri(uri)
        .setVideoId(uri + "-id")
        .setRevision(revision)
        .setAttempt(attempt)
        .build();
  }

  static SplitVideo video(String uri, String revision, int events, int attempt) {
    FrameRange[] ranges = new FrameRange[events];
    for (int i = 0; i < events; i++) {
      ranges[i] = new FrameRange(10L * i, 10L * (i + 1));
    }
    return SplitVideo.newBuilder()
        .setSource(source(uri, revision, attempt))
        .setFrames(100)
        .setFps(25)
        .setCuts(List.of())
        .setEvents(Arrays.asList(ranges))
        .build();
  }

  /** Returns the clip of an event of a video in its revision {@code r1}. */
  static CaptionedClip clip(String uri, int event, int attempt, CaptionCandidate... candidates) {
    Clip clip =
        Clip.newBuilder()
            .setClipId(uri + "-id-" + 10 * event + "-" + 10 * (event + 1))
            .setVideoId(uri + "-id")
            .setUri(uri)
            .setInputState("r1/")
            .setAttempt(attempt)
            .setStartFrame(10L * event)
            .setEndFrame(10L * (event + 1))
            .setStartMs(0)
            .setEndMs(0)
            .build();
    return CaptionedClip.newBuilder().setClip(clip).setCandidates(List.of(candidates)).build();
  }

  /** Returns the clip of an event of a video in a revision. */
  static CaptionedClip clip(
      String uri, String revision, int event, int attempt, CaptionCandidate... candidates) {
    CaptionedClip first = clip(uri, event, attempt, candidates);
    Clip clip = Clip.newBuilder(first.getClip()).setInputState(revision + "/").build();
    return CaptionedClip.newBuilder(first).setClip(clip).build();
  }

  static FailedElement clipFailure(String uri, int event, int attempt) {
    String id = uri + "-id-" + 10 * event + "-" + 10 * (event + 1);
    return Failures.ofClip(source(uri, "r1", attempt), id, "ExportClips", "UNDECODABLE", "gone");
  }

  /** Returns a video with one event and its clip. */
  static VideoUnit unit(String uri, String revision, int attempt, CaptionCandidate... candidates) {
    return VideoUnit.newBuilder()
        .setVideo(video(uri, revision, 1, attempt))
        .setClips(List.of(clip(uri, 0, attempt, candidates)))
        .setFailures(List.of())
        .build();
  }

  /** Returns a video alone. */
  static VideoUnit bare(SplitVideo video) {
    return VideoUnit.newBuilder()
        .setVideo(video)
        .setClips(List.of())
        .setFailures(List.of())
        .build();
  }

  /** Returns an input that failed as a whole. */
  static VideoUnit failed(String uri, String revision, int attempt) {
    FailedElement failure =
        Failures.ofSource(source(uri, revision, attempt), "SplitVideos", "TRUNCATED", "short", 7);
    return VideoUnit.newBuilder().setClips(List.of()).setFailures(List.of(failure)).build();
  }
}
