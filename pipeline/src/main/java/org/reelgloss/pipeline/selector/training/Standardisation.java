package org.reelgloss.pipeline.selector.training;

import java.util.Arrays;
import java.util.List;

/** Mean and standard deviation of each feature over the rows in which it is known. */
@SuppressWarnings("ArrayRecordComponent") // Made, read and never compared.
record Standardisation(double[] mean, double[] scale) {

  /** A feature that is never known has mean 0, one that never differs scale 1. */
  static Standardisation of(List<double[]> rows, int width) {
    double[] mean = new double[width];
    double[] scale = new double[width];
    for (int i = 0; i < width; i++) {
      int feature = i;
      double[] known =
          rows.stream().mapToDouble(row -> row[feature]).filter(v -> !Double.isNaN(v)).toArray();
      double middle = mean(known);
      double[] squares = new double[known.length];
      for (int j = 0; j < known.length; j++) {
        squares[j] = (known[j] - middle) * (known[j] - middle);
      }
      double deviation = Math.sqrt(mean(squares));
      mean[i] = middle;
      // Below this the differences are of rounding.
      scale[i] = deviation > 1e-9 * Math.max(1, Math.abs(middle)) ? deviation : 1;
    }
    return new Standardisation(mean, scale);
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return values.length == 0 ? 0 : sum / values.length;
  }

  /** Writes a row, standardised and with 0 for what is not known, into {@code out} from there. */
  void write(double[] row, double[] out, int from) {
    for (int i = 0; i < row.length; i++) {
      out[from + i] = Double.isNaN(row[i]) ? 0 : (row[i] - mean[i]) / scale[i];
    }
  }

  /** Returns the scorer with these weights of standardised features, the bias last. */
  LinearScorer scorer(double[] weights) {
    return new LinearScorer(mean, scale, Arrays.copyOf(weights, mean.length), weights[mean.length]);
  }
}
