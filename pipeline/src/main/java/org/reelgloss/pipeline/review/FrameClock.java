package org.reelgloss.pipeline.review;

import java.util.List;
import org.reelgloss.schemas.MediaProbe;
import org.reelgloss.schemas.Segment;
import org.reelgloss.schemas.SplitVideo;

/**
 * Tells the presentation time of a video's frames: exact at the ends of segments, even in between,
 * and by the frame rate where there are no segments.
 */
final class FrameClock {
  private final List<Segment> segments;
  private final double fps;
  private final long durationMs;

  FrameClock(SplitVideo video) {
    segments = video.getSegments();
    fps = video.getFps();
    durationMs = duration(video);
  }

  /** Returns the length of what was decoded, or what the container claims if that is unknown. */
  long durationMs() {
    return durationMs;
  }

  /** Returns the time in milliseconds from the start of the video. */
  long millis(long frame) {
    for (Segment segment : segments) {
      if (frame < segment.getEndFrame()) {
        return inside(segment, frame);
      }
    }
    return segments.isEmpty() ? byRate(frame) : durationMs;
  }

  private long duration(SplitVideo video) {
    if (!segments.isEmpty()) {
      return segments.get(segments.size() - 1).getEndMs();
    }
    long claimed = video.getSource().getProbe().map(MediaProbe::getDurationMs).orElse(0L);
    return video.getFrames() > 0 && fps > 0 ? byRate(video.getFrames()) : claimed;
  }

  private long byRate(long frame) {
    return fps > 0 ? Math.round(frame * 1_000 / fps) : 0;
  }

  private static long inside(Segment segment, long frame) {
    long frames = Math.max(1, segment.getEndFrame() - segment.getStartFrame());
    long past = Math.max(0, frame - segment.getStartFrame());
    return segment.getStartMs()
        + Math.round((double) past / frames * (segment.getEndMs() - segment.getStartMs()));
  }
}
