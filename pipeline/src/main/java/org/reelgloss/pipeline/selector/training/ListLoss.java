package org.reelgloss.pipeline.selector.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * Listwise cross entropy (Cao et al., Learning to Rank: From Pairwise Approach to Listwise
 * Approach, 2007, top one): the mean over lists of {@code -sum(share * log softmax(score))}.
 *
 * @param features (lists * candidates, features + 1), standardised; the bias has 0
 * @param mask (lists, candidates), very negative where a shorter list has no candidate
 * @param shares (lists, candidates), in sum 1 over all lists
 */
record ListLoss(NDArray features, NDArray mask, NDArray shares) implements ScorerLoss.Part {
  private static final double ABSENT = -1e9;

  static ListLoss of(NDManager owner, List<RankedList> lists, Standardisation standard) {
    int most = lists.stream().mapToInt(list -> list.relevance().length).max().orElseThrow();
    int width = lists.get(0).width() + 1;
    double[] features = new double[lists.size() * most * width];
    double[] mask = new double[lists.size() * most];
    double[] shares = new double[lists.size() * most];
    Arrays.fill(mask, ABSENT);
    for (int i = 0; i < lists.size(); i++) {
      RankedList list = lists.get(i);
      double sum = Arrays.stream(list.relevance()).sum() * lists.size();
      for (int j = 0; j < list.relevance().length; j++) {
        int row = i * most + j;
        standard.write(list.features()[j], features, row * width);
        mask[row] = 0;
        shares[row] = list.relevance()[j] / sum;
      }
    }
    Shape shape = new Shape(lists.size(), most);
    return new ListLoss(
        owner.create(features, new Shape(shape.size(), width)),
        owner.create(mask, shape),
        owner.create(shares, shape));
  }

  @Override
  public NDArray loss(NDArray weights) {
    weights.getManager().tempAttachAll(features, mask, shares);
    NDArray scores = features.matMul(weights).reshape(mask.getShape()).add(mask);
    return scores.logSoftmax(1).mul(shares).sum().neg();
  }
}
