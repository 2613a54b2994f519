package org.reelgloss.pipeline.selector.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Random;

/**
 * Video-text contrast both ways with hard negatives, and matching of pairs (Panda-70M, appendix C).
 * For an image v and a preferred caption, with s = cosine / temperature: {@code -log(exp(s) / (sum
 * of exp(s) over the clip's captions + othersWeight * sum of exp(s) over captions of other
 * clips))}; the other way the same over images, where those of other clips have that weight.
 * Matching is a logistic loss of a clip's pairs: a caption of preference p, all being 1 in sum,
 * weighs p as one that fits and (1 - p) / (captions - 1) as one that does not. With one preferred
 * caption that is as much as all others.
 */
final class HeadLoss {
  private final double meanWeight;
  private final double dropout;
  private final Random random;

  /**
   * @param meanWeight of the lists
   * @param dropout share, in [0, 1), that is dropped of what passes between two matrices
   */
  HeadLoss(double meanWeight, double dropout, Random random) {
    this.meanWeight = meanWeight;
    this.dropout = dropout;
    this.random = random;
  }

  /** Returns the loss of a batch and writes its gradients. */
  double gradient(
      NDManager owner,
      HeadParameters parameters,
      List<HeadList> lists,
      double[] matrices,
      double[] scalars) {
    HeadBatch batch = new HeadBatch(lists);
    double unit = 1 / (meanWeight * lists.size());
    try (NDManager step = owner.newSubManager()) {
      List<NDArray> leaves = parameters.leaves(step);
      NDArray loss = Torch.backward(() -> loss(step, batch, leaves, unit));
      int next = 0;
      for (NDArray leaf : leaves.subList(0, HeadParameters.MATRICES)) {
        for (float value : leaf.getGradient().toFloatArray()) {
          matrices[next++] = value;
        }
      }
      for (int i = 0; i < scalars.length; i++) {
        scalars[i] = leaves.get(HeadParameters.MATRICES + i).getGradient().toFloatArray()[0];
      }
      return loss.getFloat();
    }
  }

  private NDArray loss(NDManager step, HeadBatch batch, List<NDArray> leaves, double unit) {
    NDArray images = head(batch.images(step), leaves.get(0), leaves.get(1));
    NDArray captions = head(batch.captions(step), leaves.get(2), leaves.get(3));
    NDArray cosines = images.matMul(captions.transpose());
    NDArray fitting = batch.fitting(step, unit);
    NDArray scores = cosines.mul(leaves.get(4).exp()).add(batch.logWeights(step));
    NDArray contrast = scores.logSoftmax(1).add(scores.logSoftmax(0)).mul(fitting);
    NDArray matching = cosines.mul(leaves.get(5).exp()).add(leaves.get(6));
    return matching
        .getNDArrayInternal()
        .softPlus()
        .mul(batch.fittingOrNot(step, unit))
        .sub(matching.mul(fitting))
        .sub(contrast)
        .sum();
  }

  private NDArray head(NDArray vectors, NDArray down, NDArray up) {
    NDArray narrow = vectors.matMul(down.transpose());
    NDArray kept = dropout > 0 ? narrow.mul(mask(narrow)) : narrow;
    return vectors.add(kept.matMul(up)).normalize(2, 1);
  }

  private NDArray mask(NDArray like) {
    Shape shape = like.getShape();
    float[] mask = new float[(int) shape.size()];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = random.nextDouble() < dropout ? 0 : (float) (1 / (1 - dropout));
    }
    return like.getManager().create(mask, shape);
  }
}
