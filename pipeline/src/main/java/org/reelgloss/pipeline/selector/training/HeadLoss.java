package org.reelgloss.pipeline.selector.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The loss of retrieval heads on frozen towers, see {@link PairLoss}. */
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
    PairLoss pairs = new PairLoss(lists, meanWeight);
    try (NDManager step = owner.newSubManager()) {
      List<NDArray> leaves = parameters.leaves(step);
      NDArray loss = Torch.backward(() -> loss(step, lists, pairs, leaves));
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

  private NDArray loss(NDManager step, List<HeadList> lists, PairLoss pairs, List<NDArray> leaves) {
    NDArray images = head(images(step, lists), leaves.get(0), leaves.get(1));
    NDArray captions = head(captions(step, lists), leaves.get(2), leaves.get(3));
    return pairs.of(step, images, captions, leaves.subList(HeadParameters.MATRICES, leaves.size()));
  }

  private static NDArray images(NDManager step, List<HeadList> lists) {
    return rows(step, lists.stream().map(list -> list.vectors().image()).toList());
  }

  private static NDArray captions(NDManager step, List<HeadList> lists) {
    List<float[]> all = new ArrayList<>();
    lists.forEach(list -> all.addAll(List.of(list.vectors().captions())));
    return rows(step, all);
  }

  private static NDArray rows(NDManager step, List<float[]> vectors) {
    int width = vectors.get(0).length;
    float[] values = new float[vectors.size() * width];
    for (int i = 0; i < vectors.size(); i++) {
      System.arraycopy(vectors.get(i), 0, values, i * width, width);
    }
    return step.create(values, new Shape(vectors.size(), width));
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
