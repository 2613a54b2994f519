package org.reelgloss.transforms.select.bank;

import java.util.Arrays;
import java.util.List;

/**
 * Vectors of one length, laid out in blocks and in a block number by number, so that one walk
 * through memory gives the products of all of them with another vector. A copy: 4 bytes a number.
 */
final class VectorBlocks {
  private static final int BLOCK = 512;

  private final int count;
  private final int length;
  private final float[][] blocks;

  /**
   * @param vectors at least one
   */
  VectorBlocks(List<float[]> vectors) {
    count = vectors.size();
    length = vectors.get(0).length;
    blocks = new float[(count + BLOCK - 1) / BLOCK][length * BLOCK];
    for (int i = 0; i < count; i++) {
      float[] vector = vectors.get(i);
      for (int k = 0; k < length; k++) {
        blocks[i / BLOCK][k * BLOCK + i % BLOCK] = vector[k];
      }
    }
  }

  /** Returns the length of a vector. */
  int length() {
    return length;
  }

  /**
   * Returns the product of each vector, in order, with another one.
   *
   * @throws IllegalArgumentException if that has another length
   */
  double[] products(float[] vector) {
    if (vector.length != length) {
      throw new IllegalArgumentException(
          "vector must have %d numbers, as those of the bank, but had: %d"
              .formatted(length, vector.length));
    }
    double[] products = new double[count];
    float[] sums = new float[BLOCK];
    for (int block = 0; block < blocks.length; block++) {
      Arrays.fill(sums, 0);
      for (int k = 0; k < length; k++) {
        addScaled(sums, blocks[block], k * BLOCK, vector[k]);
      }
      for (int i = 0; i < BLOCK && block * BLOCK + i < count; i++) {
        products[block * BLOCK + i] = sums[i];
      }
    }
    return products;
  }

  private static void addScaled(float[] sums, float[] from, int start, float factor) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += factor * from[start + i];
    }
  }
}
