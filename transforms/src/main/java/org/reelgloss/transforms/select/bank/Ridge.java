package org.reelgloss.transforms.select.bank;

import java.util.stream.IntStream;

/**
 * Linear regression of vectors on vectors with a penalty on the squared weights (Hoerl and Kennard,
 * 1970), solved by a Cholesky decomposition.
 */
final class Ridge {
  /** Rows of squares that are summed together: about as many as a cache has room for. */
  private static final int TILE = 64;

  private Ridge() {}

  /**
   * Returns the weights of {@code y = x W + c}: one row for each number of x, and c as the last.
   *
   * @param x rows of one length
   * @param y as many rows, of one length
   * @param penalty above 0
   */
  static float[][] fit(float[][] x, float[][] y, double penalty) {
    double[] meanX = mean(x);
    double[] meanY = mean(y);
    int inputs = meanX.length;
    int outputs = meanY.length;
    double[][] products = new double[inputs][outputs];
    for (int n = 0; n < x.length; n++) {
      double[] row = minus(x[n], meanX);
      double[] result = minus(y[n], meanY);
      for (int i = 0; i < inputs; i++) {
        addScaled(products[i], result, row[i], outputs);
      }
    }
    solve(squares(x, meanX, penalty), products);
    return withConstant(products, meanX, meanY);
  }

  /**
   * Returns {@code (X'X + p I)^-1}, where X has the rows of x less their mean: symmetric. With n
   * rows of d numbers that takes {@code n d^2 / 2} multiplications on all processors, and about
   * {@code 2 d^3} on one.
   *
   * @param x rows of one length
   * @param penalty the p, above 0
   */
  static float[][] inverseSquares(float[][] x, double penalty) {
    double[] mean = mean(x);
    double[][] inverse = new double[mean.length][mean.length];
    for (int i = 0; i < mean.length; i++) {
      inverse[i][i] = 1;
    }
    solve(squares(x, mean, penalty), inverse);
    float[][] rounded = new float[mean.length][mean.length];
    for (int i = 0; i < mean.length; i++) {
      for (int j = 0; j < mean.length; j++) {
        rounded[i][j] = (float) inverse[i][j];
      }
    }
    return rounded;
  }

  /** Returns the lower half of the squares of rows less their mean, the penalty added. */
  private static double[][] squares(float[][] x, double[] mean, double penalty) {
    double[][] squares = new double[mean.length][mean.length];
    IntStream.range(0, (mean.length + TILE - 1) / TILE)
        .parallel()
        .forEach(tile -> addTile(squares, tile * TILE, x, mean));
    for (int i = 0; i < mean.length; i++) {
      squares[i][i] += penalty;
    }
    return squares;
  }

  private static void addTile(double[][] squares, int start, float[][] x, double[] mean) {
    int end = Math.min(mean.length, start + TILE);
    double[] row = new double[end];
    for (float[] vector : x) {
      for (int i = 0; i < end; i++) {
        row[i] = vector[i] - mean[i];
      }
      for (int i = start; i < end; i++) {
        addScaled(squares[i], row, row[i], i + 1);
      }
    }
  }

  private static double[] minus(float[] vector, double[] mean) {
    double[] difference = new double[mean.length];
    for (int i = 0; i < mean.length; i++) {
      difference[i] = vector[i] - mean[i];
    }
    return difference;
  }

  private static float[][] withConstant(double[][] weights, double[] meanX, double[] meanY) {
    float[][] all = new float[weights.length + 1][meanY.length];
    for (int j = 0; j < meanY.length; j++) {
      double constant = meanY[j];
      for (int i = 0; i < weights.length; i++) {
        constant -= meanX[i] * weights[i][j];
        all[i][j] = (float) weights[i][j];
      }
      all[weights.length][j] = (float) constant;
    }
    return all;
  }

  /** Solves A X = B in place of B; of A, positive definite, the lower half is read and changed. */
  private static void solve(double[][] a, double[][] b) {
    int size = a.length;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = a[i][j];
        for (int k = 0; k < j; k++) {
          sum -= a[i][k] * a[j][k];
        }
        a[i][j] = i == j ? Math.sqrt(sum) : sum / a[j][j];
      }
    }
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < i; k++) {
        addScaled(b[i], b[k], -a[i][k], b[i].length);
      }
      scale(b[i], 1 / a[i][i]);
    }
    for (int i = size - 1; i >= 0; i--) {
      for (int k = i + 1; k < size; k++) {
        addScaled(b[i], b[k], -a[k][i], b[i].length);
      }
      scale(b[i], 1 / a[i][i]);
    }
  }

  private static void addScaled(double[] to, double[] from, double factor, int length) {
    for (int i = 0; i < length; i++) {
      to[i] += factor * from[i];
    }
  }

  private static void scale(double[] vector, double factor) {
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= factor;
    }
  }

  private static double[] mean(float[][] rows) {
    double[] mean = new double[rows[0].length];
    for (float[] row : rows) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += row[i] / (double) rows.length;
      }
    }
    return mean;
  }
}
