package org.reelgloss.transforms.select.bank;

/**
 * Linear regression of vectors on vectors with a penalty on the squared weights (Hoerl and Kennard,
 * 1970), solved by a Cholesky decomposition.
 */
final class Ridge {
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
    double[][] squares = new double[inputs][inputs];
    double[][] products = new double[inputs][outputs];
    double[] row = new double[inputs];
    for (int n = 0; n < x.length; n++) {
      for (int i = 0; i < inputs; i++) {
        row[i] = x[n][i] - meanX[i];
      }
      for (int i = 0; i < inputs; i++) {
        addScaled(squares[i], row, row[i], i + 1);
        for (int j = 0; j < outputs; j++) {
          products[i][j] += row[i] * (y[n][j] - meanY[j]);
        }
      }
    }
    for (int i = 0; i < inputs; i++) {
      squares[i][i] += penalty;
    }
    solve(squares, products);
    return withConstant(products, meanX, meanY);
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
