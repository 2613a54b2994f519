package org.reelgloss.pipeline.selector.training;

import static org.reelgloss.pipeline.selector.training.Checks.check;

/**
 * A clip or image and captions of it, as two frozen towers of one width see them.
 *
 * @param group the clip or image: what is of one group is never split
 * @param image its unit vector, not changed
 * @param captions at least one unit vector, not changed
 */
@SuppressWarnings("ArrayRecordComponent") // Made, read and never compared.
public record VectorList(String group, float[] image, float[][] captions) {

  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if there is no caption or widths differ
   */
  public VectorList {
    check(captions.length > 0, "number of captions must be above 0", captions.length);
    for (float[] caption : captions) {
      check(
          caption.length == image.length,
          "captions must be as wide as the image, " + image.length,
          caption.length);
    }
  }
}
