package org.reelgloss.pipeline.selector.training;

import static org.reelgloss.pipeline.selector.training.Checks.check;

import java.util.List;

/**
 * Captions of one clip or image of which some are preferred, as whole towers learn from them.
 *
 * @param group the clip or image, see {@link Groups}
 * @param frames of the clip, at least one, each a JPEG or PNG
 * @param captions tokens of each, at least two captions
 * @param relevance of each caption: at least 0, more than 0 in sum, not of all alike; only the
 *     proportions matter
 * @param weight how much the list counts, above 0
 */
@SuppressWarnings("ArrayRecordComponent") // Made, read and never compared.
public record TowerList(
    String group, List<byte[]> frames, List<long[]> captions, double[] relevance, double weight)
    implements JudgedList {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number is not as described
   */
  public TowerList {
    frames = List.copyOf(frames);
    captions = List.copyOf(captions);
    check(!frames.isEmpty(), "number of frames must be above 0", 0);
    JudgedList.checkAll(captions.size(), relevance, weight);
  }
}
