package org.reelgloss.pipeline.selector.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;

/**
 * Video-text contrast both ways with hard negatives, and matching of pairs (Panda-70M, appendix C).
 * For an image v and a preferred caption, with s = cosine / temperature: {@code -log(exp(s) / (sum
 * of exp(s) over the clip's captions + othersWeight * sum of exp(s) over captions of other
 * clips))}; the other way the same over images, where those of other clips have that weight.
 * Matching is a logistic loss of a clip's pairs: a caption of preference p, all being 1 in sum,
 * weighs p as one that fits and (1 - p) / (captions - 1) as one that does not. With one preferred
 * caption that is as much as all others.
 */
final class PairLoss {
  /** Of cosines, where a training begins. */
  static final double TEMPERATURE = 0.05;

  private static final double HIGHEST_SCALE = Math.log(100);

  private final JudgedBatch batch;
  private final double unit;

  /**
   * @param lists of a batch
   * @param meanWeight of all lists
   */
  PairLoss(List<? extends JudgedList> lists, double meanWeight) {
    this.batch = new JudgedBatch(lists);
    this.unit = 1 / (meanWeight * lists.size());
  }

  /** Returns where log of scale, log of the matching's scale and the matching's bias begin. */
  static double[] scalars(double temperature) {
    double scale = -Math.log(temperature);
    return new double[] {scale, scale, 0};
  }

  /** Keeps the temperatures at 0.01 or above, as CLIP does (Radford et al., 2021, section 2.5). */
  static void limit(double[] scalars) {
    scalars[0] = Math.min(scalars[0], HIGHEST_SCALE);
    scalars[1] = Math.min(scalars[1], HIGHEST_SCALE);
  }

  /**
   * Returns the loss, one number.
   *
   * @param step owns what is made on the way
   * @param images (B, width), a unit vector for each list
   * @param captions (C, width), unit vectors of all captions, list by list
   * @param scalars (1) each, see {@link #scalars(double)}
   */
  NDArray of(NDManager step, NDArray images, NDArray captions, List<NDArray> scalars) {
    NDArray cosines = images.matMul(captions.transpose());
    NDArray fitting = batch.fitting(step, unit);
    NDArray scores = cosines.mul(scalars.get(0).exp()).add(batch.logWeights(step));
    NDArray contrast = scores.logSoftmax(1).add(scores.logSoftmax(0)).mul(fitting);
    NDArray matching = cosines.mul(scalars.get(1).exp()).add(scalars.get(2));
    return matching
        .getNDArrayInternal()
        .softPlus()
        .mul(batch.fittingOrNot(step, unit))
        .sub(matching.mul(fitting))
        .sub(contrast)
        .sum();
  }
}
