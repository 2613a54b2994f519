package org.reelgloss.transforms.stitch;

import java.io.Serializable;
import org.reelgloss.gpu.StitchThresholds;

/**
 * How segments become events.
 *
 * @param thresholds distances of the embedder at hand
 * @param minSeconds shorter events are dropped, before trimming
 * @param maxSeconds longer events are shortened to this
 * @param trimShare share of an event's length that is cut off at each end, in [0, 0.5)
 * @param dropRedundant whether an event that shows the same as an earlier one is dropped
 */
public record StitchSettings(
    StitchThresholds thresholds,
    double minSeconds,
    double maxSeconds,
    double trimShare,
    boolean dropRedundant)
    implements Serializable {

  public StitchSettings {
    if (!(trimShare >= 0 && trimShare < 0.5)) {
      throw new IllegalArgumentException("trimShare must be in [0, 0.5), but was: " + trimShare);
    }
    if (!(minSeconds >= 0 && maxSeconds > minSeconds)) {
      throw new IllegalArgumentException(
          "0 <= minSeconds < maxSeconds must hold, but they were: "
              + minSeconds
              + " and "
              + maxSeconds);
    }
  }

  /** As Panda-70M was collected: at least 2.5 s, at most 60 s, 10 % off each end. */
  public static StitchSettings panda70m(StitchThresholds thresholds) {
    return new StitchSettings(thresholds, 2.5, 60, 0.1, true);
  }

  /** As its code stands: at least 2 s, at most 20 min, untrimmed, repetitions kept. */
  public static StitchSettings readme(StitchThresholds thresholds) {
    return new StitchSettings(thresholds, 2.0, 1_200, 0, false);
  }
}
