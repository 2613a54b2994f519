package org.reelgloss.pipeline.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reelgloss.schemas.FrameRange;

/** How long clips are, and how much they change within a second at most; a row of the report. */
public final class ClipConsistency {
  private long clips;
  private long tooShort;
  private double distances;
  private double seconds;

  ClipConsistency() {}

  /** Adds the clips of a video. */
  void add(List<FrameRange> ranges, double fps, KeyFrames keyFrames) {
    for (FrameRange range : ranges) {
      clips++;
      seconds += (range.getEndFrame() - range.getStartFrame()) / fps;
      keyFrames
          .maxRunningDistance(range)
          .ifPresentOrElse(distance -> distances += distance, () -> tooShort++);
    }
  }

  /** Returns the number of clips. */
  public long clips() {
    return clips;
  }

  /** Returns how many of them have fewer than two key frames, and no part in the distance. */
  public long tooShort() {
    return tooShort;
  }

  /** Returns the mean of the clips' largest running distances; null where there is none. */
  public @Nullable Double maxRunningDistance() {
    return clips == tooShort ? null : distances / (clips - tooShort);
  }

  /** Returns the mean length of all clips; null where there is none. */
  public @Nullable Double meanSeconds() {
    return clips == 0 ? null : seconds / clips;
  }
}
