package org.reelgloss.pipeline.selector.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Random;

/**
 * Video-text contrast both ways with hard negatives, and matching of pairs (Panda-70M, appendix C).
 * For an image v and its captions, with s = cosine / temperature: {@code -log(exp(s+) / (exp(s+) +
 * sum of exp(s) over the clip's other candidates + othersWeight * sum of exp(s) over captions of
 * other clips))}; the other way over the images of the batch.
 */
final class HeadLoss {
  private final HeadData data;
  private final double othersWeight;
  private final double dropout;
  private final Random random;

  HeadLoss(HeadData data, double othersWeight, double dropout, Random random) {
    this.data = data;
    this.othersWeight = othersWeight;
    this.dropout = dropout;
    this.random = random;
  }

  /** Returns the loss of a batch and writes its gradients. */
  double gradient(
      NDManager owner,
      HeadParameters parameters,
      List<HeadExample> examples,
      double[] matrices,
      double[] scalars) {
    HeadBatch batch = new HeadBatch(examples, othersWeight);
    try (NDManager step = owner.newSubManager()) {
      List<NDArray> leaves = parameters.leaves(step);
      NDArray loss = Torch.backward(() -> loss(step, batch, leaves, parameters.residual()));
      int next = 0;
      for (NDArray leaf : leaves.subList(0, 4)) {
        for (float value : leaf.getGradient().toFloatArray()) {
          matrices[next++] = value;
        }
      }
      for (int i = 0; i < scalars.length; i++) {
        scalars[i] = leaves.get(4 + i).getGradient().toFloatArray()[0];
      }
      return loss.getFloat();
    }
  }

  private NDArray loss(NDManager step, HeadBatch batch, List<NDArray> leaves, boolean residual) {
    NDArray images =
        head(batch.images(step, data.images()), leaves.get(0), leaves.get(1), residual);
    NDArray captions =
        head(batch.captions(step, data.captions()), leaves.get(2), leaves.get(3), residual);
    NDArray cosines = images.matMul(captions.transpose());
    NDArray scores = cosines.mul(leaves.get(4).exp());
    double half = 0.5 / batch.size();
    NDArray toCaptions =
        scores.add(batch.within(step)).logSoftmax(1).mul(batch.positives(step, half)).sum();
    NDArray toImages =
        batch
            .positives(step, 1)
            .matMul(scores.transpose())
            .add(batch.across(step))
            .logSoftmax(1)
            .mul(batch.diagonal(step, half))
            .sum();
    NDArray matching = cosines.mul(leaves.get(5).exp()).add(leaves.get(6));
    NDArray unmatched =
        matching
            .getNDArrayInternal()
            .softPlus()
            .mul(batch.pairs(step))
            .sub(matching.mul(batch.positives(step, half)))
            .sum();
    return unmatched.sub(toCaptions).sub(toImages);
  }

  private NDArray head(NDArray vectors, NDArray down, NDArray up, boolean residual) {
    NDArray narrow = vectors.matMul(down);
    NDArray kept = dropout > 0 ? narrow.mul(mask(narrow)) : narrow;
    NDArray change = kept.matMul(up);
    return (residual ? vectors.add(change) : change).normalize(2, 1);
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
