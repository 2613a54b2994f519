package org.reelgloss.transforms.select.bank;

import java.util.List;

/**
 * Vectors of one length, laid out in blocks and in a block number by number, so that one walk
 * through memory gives the products of all of them with others. A copy: 4 bytes a number.
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
   * Refuses a vector that has no product with these.
   *
   * @throws IllegalArgumentException if it has another length
   */
  void requireLength(float[] vector) {
    if (vector.length != length) {
      throw new IllegalArgumentException(
          "vector must have %d numbers, as those of the bank, but had: %d"
              .formatted(length, vector.length));
    }
  }

  /**
   * Returns, for each of some other vectors, its product with each of these in order.
   *
   * @throws IllegalArgumentException if one has another length
   */
  double[][] products(float[]... others) {
    for (float[] other : others) {
      requireLength(other);
    }
    double[][] products = new double[others.length][count];
    for (int block = 0; block < blocks.length; block++) {
      float[][] sums = sums(blocks[block], others);
      int start = block * BLOCK;
      for (int other = 0; other < others.length; other++) {
        for (int i = 0; i < BLOCK && start + i < count; i++) {
          products[other][start + i] = sums[other][i];
        }
      }
    }
    return products;
  }

  private float[][] sums(float[] block, float[][] others) {
    float[][] sums = new float[others.length][BLOCK];
    for (int k = 0; k < length; k++) {
      for (int other = 0; other < others.length; other++) {
        addScaled(sums[other], block, k * BLOCK, others[other][k]);
      }
    }
    return sums;
  }

  private static void addScaled(float[] sums, float[] from, int start, float factor) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += factor * from[start + i];
    }
  }
}
