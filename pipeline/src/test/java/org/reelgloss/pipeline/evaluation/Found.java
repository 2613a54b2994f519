package org.reelgloss.pipeline.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.reelgloss.schemas.FrameRange;
import org.reelgloss.schemas.Segment;
import org.reelgloss.schemas.SourceVideo;
import org.reelgloss.schemas.SplitVideo;
import org.reelgloss.schemas.Transition;

/** Made-up records of videos of 25 frames a second. */
final class Found {
  private Found() {}

  /** A video of 250 frames with these transitions, and a cut in the middle of each. */
  static SplitVideo video(String uri, Transition... transitions) {
    List<Long> cuts = new ArrayList<>();
    for (Transition transition : transitions) {
      cuts.add((transition.getStartFrame() + transition.getEndFrame()) / 2);
    }
    return SplitVideo.newBuilder()
        .setSource(source(uri))
        .setFrames(250)
        .setFps(25)
        .setCuts(cuts)
        .setTransitions(List.of(transitions))
        .build();
  }

  static SourceVideo source(String uri) {
    return SourceVideo.newBuilder().setUri(uri).setVideoId("v").setSizeBytes(1).build();
  }

  static Transition cut(long frame) {
    return new Transition(frame, frame, "cut");
  }

  static Transition gradual(long start, long end, String kind) {
    return new Transition(start, end, kind);
  }

  static Segment segment(long start, long end) {
    return Segment.newBuilder().setStartFrame(start).setEndFrame(end).build();
  }

  static FrameRange range(long start, long end) {
    return new FrameRange(start, end);
  }
}
