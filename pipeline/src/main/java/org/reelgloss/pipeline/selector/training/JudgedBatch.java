package org.reelgloss.pipeline.selector.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * The constants of one step, for B lists and their C captions. Arrays on the heap, row by row.
 *
 * <p>Captions of another list of the same group, such as one that another person judged, are left
 * out of a list's loss.
 */
final class JudgedBatch {
  /** What a caption of another clip weighs beside one of the same clip (Panda-70M, appendix C). */
  static final double OTHERS_WEIGHT = 0.01;

  private static final float LEFT_OUT = -1e4f;

  private final List<? extends JudgedList> lists;
  private final int captions;

  JudgedBatch(List<? extends JudgedList> lists) {
    this.lists = lists;
    this.captions = lists.stream().mapToInt(JudgedList::size).sum();
  }

  /** Returns (B, C): log weight of a pair among all of its image, and among all of its caption. */
  NDArray logWeights(NDManager step) {
    float[] weights = new float[lists.size() * captions];
    int at = 0;
    for (int i = 0; i < lists.size(); i++) {
      for (int j = 0; j < lists.size(); j++) {
        boolean same = lists.get(i).group().equals(lists.get(j).group());
        float foreign = same ? LEFT_OUT : (float) Math.log(OTHERS_WEIGHT);
        int end = at + lists.get(j).size();
        Arrays.fill(weights, at, end, i == j ? 0 : foreign);
        at = end;
      }
    }
    return step.create(weights, new Shape(lists.size(), captions));
  }

  /**
   * Returns (B, C): how much a pair counts as one that fits, half of each list's weight in sum over
   * its captions, by their shares of preference.
   *
   * @param unit by which all weights are multiplied
   */
  NDArray fitting(NDManager step, double unit) {
    return own(step, unit, false);
  }

  /**
   * Returns (B, C): the same and as much, in sum, for the list's captions as far as they do not.
   */
  NDArray fittingOrNot(NDManager step, double unit) {
    return own(step, unit, true);
  }

  private NDArray own(NDManager step, double unit, boolean others) {
    float[] values = new float[lists.size() * captions];
    int at = 0; // Of a list's first caption, in the list's row.
    for (JudgedList list : lists) {
      for (int i = 0; i < list.size(); i++) {
        double share = list.share(i);
        double other = others ? (1 - share) / (list.size() - 1) : 0;
        values[at + i] = (float) (unit * list.weight() / 2 * (share + other));
      }
      at += captions + list.size();
    }
    return step.create(values, new Shape(lists.size(), captions));
  }
}
