package org.reelgloss.gpu;

import java.util.List;
import org.reelgloss.video.RgbImage;

/**
 * Turns frames into unit vectors whose Euclidean distance says how alike they look. Safe for use by
 * several threads at once.
 */
public interface FrameEmbedder extends AutoCloseable {
  /** Returns name and version, as it is recorded beside every vector. */
  String model();

  /** Returns the length of a vector. */
  int dimensions();

  /** Returns what the distances of this embedder mean for stitching. */
  StitchThresholds thresholds();

  /**
   * Returns one vector of Euclidean length 1 for each frame, in order.
   *
   * @param frames pictures of any size
   * @throws ModelException if a vector is not finite
   */
  float[][] embed(List<RgbImage> frames) throws ModelException;

  @Override
  void close();
}
