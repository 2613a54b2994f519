package org.reelgloss.pipeline.evaluation.retrieval;

import java.io.IOException;
import org.reelgloss.gpu.NpyFile;

/** The rows of a {@code .npy} file, each divided by its Euclidean length. */
final class UnitRows {
  private final NpyFile file;

  UnitRows(NpyFile file) {
    this.file = file;
  }

  int count() {
    return file.rows();
  }

  int dimensions() {
    return file.columns();
  }

  /**
   * Reads rows {@code [first, first + count)} into an array, row by row from its start.
   *
   * @throws IllegalArgumentException if one has no direction
   */
  void read(int first, int count, float[] into) throws IOException {
    file.read(first, count, into);
    int dimensions = dimensions();
    for (int row = 0; row < count; row++) {
      int start = row * dimensions;
      double sum = 0;
      for (int i = start; i < start + dimensions; i++) {
        sum += (double) into[i] * into[i];
      }
      double length = Math.sqrt(sum);
      if (!(length > 0) || Double.isInfinite(length)) {
        throw new IllegalArgumentException(
            "row %d of %s must have a direction, but its length is %s"
                .formatted(first + row, file.path(), length));
      }
      for (int i = start; i < start + dimensions; i++) {
        into[i] = (float) (into[i] / length);
      }
    }
  }

  /** Returns one row. */
  float[] row(int row) throws IOException {
    float[] numbers = new float[dimensions()];
    read(row, 1, numbers);
    return numbers;
  }
}
