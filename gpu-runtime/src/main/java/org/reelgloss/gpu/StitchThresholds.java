package org.reelgloss.gpu;

import java.io.Serializable;

/**
 * Distances at which stitching decides, on the scale of one embedder: Euclidean, between unit
 * vectors, so in [0, 2].
 *
 * @param merge adjacent segments at most this far apart are one event
 * @param transition a segment whose two ends are farther apart holds a transition
 * @param still an event whose two ends are nearer than this does not move
 * @param redundant an event nearer than this to an earlier one shows the same again
 */
public record StitchThresholds(double merge, double transition, double still, double redundant)
    implements Serializable {

  /**
   * ImageBind-Huge's, with which Panda-70M was made (reference splitting code, event stitching).
   */
  public static final StitchThresholds IMAGEBIND = new StitchThresholds(0.6, 1.0, 0.15, 0.3);

  public StitchThresholds {
    for (double value : new double[] {merge, transition, still, redundant}) {
      if (!(value >= 0 && value <= 2)) {
        throw new IllegalArgumentException("thresholds must be in [0, 2], but one was: " + value);
      }
    }
  }
}
