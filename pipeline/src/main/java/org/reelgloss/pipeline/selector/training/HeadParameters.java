package org.reelgloss.pipeline.selector.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** The numbers that are learned, on the heap; each step works on a native copy of them. */
final class HeadParameters {
  private static final double HIGHEST_SCALE = Math.log(100);

  private final int imageWidth;
  private final int textWidth;
  private final int rank;
  private final int width;
  private final int[] ends;
  private final double[] matrices;
  private final double[] scalars;

  /** Starts at the towers themselves where they are of one width, and by chance where not. */
  HeadParameters(int imageWidth, int textWidth, int rank, double temperature, Random random) {
    this.imageWidth = imageWidth;
    this.textWidth = textWidth;
    this.rank = rank;
    this.width = Math.min(imageWidth, textWidth);
    this.ends = new int[] {imageWidth * rank, width * rank, textWidth * rank, width * rank};
    Arrays.parallelPrefix(ends, Integer::sum);
    this.matrices = new double[ends[3]];
    // Products with unit vectors then have a length of about 1.
    double deviation = 1 / Math.sqrt(rank);
    fill(0, ends[0], deviation, random);
    fill(ends[1], ends[2], deviation, random);
    if (imageWidth != textWidth) {
      fill(ends[0], ends[1], 1 / Math.sqrt(width), random);
      fill(ends[2], ends[3], 1 / Math.sqrt(width), random);
    }
    double scale = -Math.log(temperature);
    this.scalars = new double[] {scale, scale, 0};
  }

  private HeadParameters(HeadParameters other) {
    this.imageWidth = other.imageWidth;
    this.textWidth = other.textWidth;
    this.rank = other.rank;
    this.width = other.width;
    this.ends = other.ends;
    this.matrices = other.matrices.clone();
    this.scalars = other.scalars.clone();
  }

  private void fill(int from, int to, double deviation, Random random) {
    for (int i = from; i < to; i++) {
      matrices[i] = deviation * random.nextGaussian();
    }
  }

  HeadParameters copy() {
    return new HeadParameters(this);
  }

  double[] matrices() {
    return matrices;
  }

  /** Returns log of scale, log of the matching's scale, the matching's bias. */
  double[] scalars() {
    return scalars;
  }

  boolean residual() {
    return imageWidth == textWidth;
  }

  /** Keeps the temperature at 0.01 or above, as CLIP does (Radford et al., 2021, section 2.5). */
  void limit() {
    scalars[0] = Math.min(scalars[0], HIGHEST_SCALE);
    scalars[1] = Math.min(scalars[1], HIGHEST_SCALE);
  }

  /**
   * Returns arrays that require a gradient and belong to {@code step}: both matrices of images
   * (width, rank) and (rank, width), both of texts, the three scalars (1).
   */
  List<NDArray> leaves(NDManager step) {
    List<NDArray> leaves =
        List.of(
            matrix(step, 0, ends[0], imageWidth),
            matrix(step, ends[0], ends[1], rank),
            matrix(step, ends[1], ends[2], textWidth),
            matrix(step, ends[2], ends[3], rank),
            step.create(new float[] {(float) scalars[0]}),
            step.create(new float[] {(float) scalars[1]}),
            step.create(new float[] {(float) scalars[2]}));
    leaves.forEach(leaf -> leaf.setRequiresGradient(true));
    return leaves;
  }

  private NDArray matrix(NDManager step, int from, int to, int rows) {
    float[] values = new float[to - from];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) matrices[from + i];
    }
    return step.create(values, new Shape(rows, values.length / rows));
  }

  TrainedHeads trained(List<HeadEpoch> curve, int epoch) {
    return new TrainedHeads(
        heads(),
        Math.exp(-scalars[0]),
        new Calibration(Math.exp(scalars[1]), scalars[2]),
        curve,
        epoch);
  }

  Heads heads() {
    return new Heads(
        transposed(0, imageWidth, rank),
        transposed(ends[0], rank, width),
        transposed(ends[1], textWidth, rank),
        transposed(ends[2], rank, width));
  }

  private float[][] transposed(int from, int rows, int columns) {
    float[][] matrix = new float[columns][rows];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        matrix[j][i] = (float) matrices[from + i * columns + j];
      }
    }
    return matrix;
  }
}
