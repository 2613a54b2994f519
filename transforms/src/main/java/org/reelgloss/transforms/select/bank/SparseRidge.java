package org.reelgloss.transforms.select.bank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Linear regression of vectors on rows of few numbers, with a penalty on the squared weights and
 * without constants, solved by conjugate gradients (Hestenes and Stiefel, 1952) that the diagonal
 * preconditions: all numbers of the vectors at once, so that one pass over the rows serves them
 * all. For one thread.
 */
final class SparseRidge {
  private static final int MOST_STEPS = 100;

  /** A squared residual of this share of the first one is small enough. */
  private static final double SMALL = 1e-8;

  private final int outputs;
  private final float[][] products;
  private final double[] squares;
  private final List<Row> rows = new ArrayList<>();

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Row(int[] columns, float[] values) {}

  /**
   * @param inputs length of a row
   * @param outputs length of a vector
   */
  SparseRidge(int inputs, int outputs) {
    this.outputs = outputs;
    products = new float[inputs][outputs];
    squares = new double[inputs];
  }

  /**
   * Adds a row.
   *
   * @param row of which most numbers are 0
   * @param y what it is to give
   */
  void add(float[] row, float[] y) {
    int[] columns = IntStream.range(0, row.length).filter(i -> row[i] != 0).toArray();
    float[] values = new float[columns.length];
    for (int i = 0; i < columns.length; i++) {
      values[i] = row[columns[i]];
      addScaled(products[columns[i]], y, values[i]);
      squares[columns[i]] += (double) values[i] * values[i];
    }
    rows.add(new Row(columns, values));
  }

  /**
   * Returns the weights, one vector for each number of a row, after as many steps as bring the
   * residual below a ten-thousandth, at most 100.
   *
   * @param penalty above 0
   * @throws IllegalArgumentException if it is not, or a number that was added is not finite
   */
  float[][] solve(double penalty) {
    if (!(penalty > 0)) {
      throw new IllegalArgumentException("penalty must be above 0, but was: " + penalty);
    }
    float[][] weights = new float[products.length][outputs];
    float[][] residual = new float[products.length][];
    float[][] direction = new float[products.length][];
    for (int i = 0; i < products.length; i++) {
      residual[i] = products[i].clone();
      direction[i] = scaled(residual[i], 1 / (squares[i] + penalty));
    }
    double[] length = lengths(residual, penalty);
    double[] first = length;
    if (!Double.isFinite(Arrays.stream(first).sum())) {
      throw new IllegalArgumentException("rows and vectors must be finite, but some were not");
    }
    for (int step = 0; step < MOST_STEPS && !isSmall(length, first); step++) {
      float[][] image = image(direction, penalty);
      double[] rate = ratios(length, dots(direction, image));
      for (int i = 0; i < weights.length; i++) {
        move(weights[i], direction[i], rate, 1);
        move(residual[i], image[i], rate, -1);
      }
      double[] next = lengths(residual, penalty);
      double[] kept = ratios(next, length);
      for (int i = 0; i < weights.length; i++) {
        float scale = (float) (1 / (squares[i] + penalty));
        for (int k = 0; k < outputs; k++) {
          direction[i][k] = scale * residual[i][k] + (float) kept[k] * direction[i][k];
        }
      }
      length = next;
    }
    return weights;
  }

  /** Returns {@code (X'X + penalty) p}. */
  private float[][] image(float[][] p, double penalty) {
    float[][] image = new float[p.length][];
    for (int i = 0; i < p.length; i++) {
      image[i] = scaled(p[i], penalty);
    }
    float[] sum = new float[outputs];
    for (Row row : rows) {
      Arrays.fill(sum, 0);
      for (int i = 0; i < row.columns.length; i++) {
        addScaled(sum, p[row.columns[i]], row.values[i]);
      }
      for (int i = 0; i < row.columns.length; i++) {
        addScaled(image[row.columns[i]], sum, row.values[i]);
      }
    }
    return image;
  }

  private double[] lengths(float[][] residual, double penalty) {
    double[] sums = new double[outputs];
    for (int i = 0; i < residual.length; i++) {
      double scale = 1 / (squares[i] + penalty);
      for (int k = 0; k < outputs; k++) {
        sums[k] += scale * residual[i][k] * residual[i][k];
      }
    }
    return sums;
  }

  private double[] dots(float[][] a, float[][] b) {
    double[] sums = new double[outputs];
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < outputs; k++) {
        sums[k] += (double) a[i][k] * b[i][k];
      }
    }
    return sums;
  }

  /** Returns 0 where there is nothing left to do. */
  private static double[] ratios(double[] above, double[] below) {
    double[] ratios = new double[above.length];
    for (int k = 0; k < ratios.length; k++) {
      ratios[k] = below[k] > 0 ? above[k] / below[k] : 0;
    }
    return ratios;
  }

  private static boolean isSmall(double[] lengths, double[] first) {
    for (int k = 0; k < lengths.length; k++) {
      if (lengths[k] > SMALL * first[k]) {
        return false;
      }
    }
    return true;
  }

  private static void move(float[] to, float[] from, double[] rates, int sign) {
    for (int k = 0; k < to.length; k++) {
      to[k] += (float) (sign * rates[k] * from[k]);
    }
  }

  private static void addScaled(float[] to, float[] from, float factor) {
    for (int k = 0; k < to.length; k++) {
      to[k] += factor * from[k];
    }
  }

  private static float[] scaled(float[] vector, double factor) {
    float[] scaled = vector.clone();
    for (int k = 0; k < scaled.length; k++) {
      scaled[k] *= (float) factor;
    }
    return scaled;
  }
}
