package org.reelgloss.pipeline.evaluation.retrieval;

import java.io.IOException;
import java.util.Arrays;

/**
 * Some texts, dimension by dimension, to be multiplied with pictures. Each product is summed up
 * over the dimensions in their order, in single precision, as {@link #product} does it: the same
 * two vectors always give the same product, so that equal products can be told from better ones.
 */
final class TextBlock {
  /** Texts in a block: those of some hundred dimensions stay in a core's second cache. */
  static final int WIDTH = 256;

  private static final int AT_ONCE = 4;

  private final int dimensions;
  private final float[] rows;
  private final float[][] byDimension;

  TextBlock(int dimensions) {
    this.dimensions = dimensions;
    rows = new float[WIDTH * dimensions];
    byDimension = new float[dimensions][WIDTH];
  }

  /** Takes the texts {@code [first, first + count)}, at most {@link #WIDTH}. */
  void load(UnitRows texts, int first, int count) throws IOException {
    texts.read(first, count, rows);
    for (int j = 0; j < count; j++) {
      for (int k = 0; k < dimensions; k++) {
        byDimension[k][j] = rows[j * dimensions + k];
      }
    }
  }

  /**
   * Multiplies a picture with all texts of the block.
   *
   * @param pictures has the picture from {@code start} on
   * @param products gets {@link #WIDTH} products, those after the last text meaningless
   */
  void multiply(float[] pictures, int start, float[] products) {
    Arrays.fill(products, 0);
    int k = 0;
    for (; k + AT_ONCE <= dimensions; k += AT_ONCE) {
      int at = start + k;
      addFour(k, pictures[at], pictures[at + 1], pictures[at + 2], pictures[at + 3], products);
    }
    for (; k < dimensions; k++) {
      addOne(byDimension[k], pictures[start + k], products);
    }
  }

  /** Works on plain arrays from 0 on, of which the compiler takes several numbers at a time. */
  private void addFour(int k, float a0, float a1, float a2, float a3, float[] products) {
    float[] b0 = byDimension[k];
    float[] b1 = byDimension[k + 1];
    float[] b2 = byDimension[k + 2];
    float[] b3 = byDimension[k + 3];
    for (int j = 0; j < products.length; j++) {
      products[j] = products[j] + a0 * b0[j] + a1 * b1[j] + a2 * b2[j] + a3 * b3[j];
    }
  }

  private static void addOne(float[] b, float a, float[] products) {
    for (int j = 0; j < products.length; j++) {
      products[j] += a * b[j];
    }
  }

  /** Returns the product of two vectors of one length. */
  static float product(float[] a, float[] b) {
    float sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }
}
