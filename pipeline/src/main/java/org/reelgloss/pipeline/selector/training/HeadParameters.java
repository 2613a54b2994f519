package org.reelgloss.pipeline.selector.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.reelgloss.transforms.select.RetrievalHeads;

/** The numbers that are learned, on the heap; each step works on a native copy of them. */
final class HeadParameters {
  /** Down and up, (rank, width) each, of images and of texts. */
  static final int MATRICES = 4;

  private final int rank;
  private final int width;
  private final double[] matrices;
  private final double[] scalars;

  /** Starts at the towers themselves: what leads up is 0. */
  HeadParameters(int rank, int width, double temperature, Random random) {
    this.rank = rank;
    this.width = width;
    this.matrices = new double[MATRICES * rank * width];
    // Products with unit vectors then have a length of about 1.
    double deviation = 1 / Math.sqrt(rank);
    for (int matrix = 0; matrix < MATRICES; matrix += 2) {
      for (int i = 0; i < rank * width; i++) {
        matrices[matrix * rank * width + i] = deviation * random.nextGaussian();
      }
    }
    this.scalars = PairLoss.scalars(temperature);
  }

  double[] matrices() {
    return matrices;
  }

  /** Returns those of {@link PairLoss}. */
  double[] scalars() {
    return scalars;
  }

  /**
   * Returns arrays that require a gradient and belong to {@code step}: the four matrices and the
   * three scalars, (1) each.
   */
  List<NDArray> leaves(NDManager step) {
    List<NDArray> leaves = new ArrayList<>();
    for (int matrix = 0; matrix < MATRICES; matrix++) {
      float[] values = new float[rank * width];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) matrices[matrix * values.length + i];
      }
      leaves.add(step.create(values, new Shape(rank, width)));
    }
    for (double scalar : scalars) {
      leaves.add(step.create(new float[] {(float) scalar}));
    }
    leaves.forEach(leaf -> leaf.setRequiresGradient(true));
    return leaves;
  }

  RetrievalHeads heads() {
    return new RetrievalHeads(matrix(0), matrix(1), matrix(2), matrix(3));
  }

  private float[][] matrix(int number) {
    float[][] matrix = new float[rank][width];
    for (int i = 0; i < rank; i++) {
      for (int j = 0; j < width; j++) {
        matrix[i][j] = (float) matrices[(number * rank + i) * width + j];
      }
    }
    return matrix;
  }
}
