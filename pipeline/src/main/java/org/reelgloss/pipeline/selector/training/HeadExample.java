package org.reelgloss.pipeline.selector.training;

import java.util.List;

/**
 * A choice among the captions of one clip.
 *
 * @param image row of the clip's vector
 * @param positive row of the vector of the caption that was chosen
 * @param negatives rows of the other candidates' vectors, without the chosen one
 */
public record HeadExample(int image, int positive, List<Integer> negatives) {
  /** Keeps a copy of the negatives. */
  public HeadExample {
    negatives = List.copyOf(negatives);
    Checks.check(!negatives.contains(positive), "negatives must not have the positive", positive);
  }
}
