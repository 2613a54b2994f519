package org.reelgloss.transforms.select;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.reelgloss.transforms.storage.Digests;

/**
 * Retrieval heads on two frozen towers of one width, fine-tuned as the retrieval model of Panda-70M
 * (appendix C) is. Each maps a vector v to {@code unit(v + sum over r of up[r] * (down[r] · v))};
 * the matching score of a pair is the dot product of what the two heads give, in [-1, 1]. Needs no
 * native library; may be used by several threads.
 *
 * @param imageDown rank x width; of no matrix may a number be changed afterwards
 * @param imageUp rank x width
 * @param textDown rank x width
 * @param textUp rank x width
 */
@SuppressWarnings("ArrayRecordComponent") // Made, read and never compared.
public record RetrievalHeads(
    float[][] imageDown, float[][] imageUp, float[][] textDown, float[][] textUp) {

  /**
   * Checks the matrices.
   *
   * @throws IllegalArgumentException if one is empty, a number is not finite or shapes differ
   */
  public RetrievalHeads {
    require(imageDown.length > 0, "rank must be at least 1", imageDown.length);
    for (float[][] matrix : List.of(imageDown, imageUp, textDown, textUp)) {
      require(matrix.length == imageDown.length, "all ranks must be alike", matrix.length);
      for (float[] row : matrix) {
        require(row.length == imageDown[0].length, "all widths must be alike", row.length);
        for (float value : row) {
          require(Float.isFinite(value), "numbers must be finite", value);
        }
      }
    }
  }

  private static void require(boolean allowed, String rule, Object value) {
    if (!allowed) {
      throw new IllegalArgumentException(rule + ", but was: " + value);
    }
  }

  /** Returns the length of the vectors that the heads take and give. */
  public int width() {
    return imageDown[0].length;
  }

  /**
   * Returns the unit vector of an image or clip.
   *
   * @param vector of the image tower, not changed
   * @throws IllegalArgumentException if its length is not {@link #width}
   */
  public float[] image(float[] vector) {
    return apply(vector, imageDown, imageUp);
  }

  /**
   * Returns the unit vector of a caption.
   *
   * @param vector of the text tower, not changed
   * @throws IllegalArgumentException if its length is not {@link #width}
   */
  public float[] text(float[] vector) {
    return apply(vector, textDown, textUp);
  }

  private float[] apply(float[] vector, float[][] down, float[][] up) {
    require(
        vector.length == width(),
        RetrievalHeadsFile.NAME + " is for vectors of " + width() + " numbers",
        vector.length);
    double[] wide = new double[vector.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = vector[i];
    }
    for (int r = 0; r < down.length; r++) {
      double narrow = 0;
      for (int i = 0; i < vector.length; i++) {
        narrow += (double) down[r][i] * vector[i];
      }
      for (int i = 0; i < wide.length; i++) {
        wide[i] += up[r][i] * narrow;
      }
    }
    double square = 0;
    for (double value : wide) {
      square += value * value;
    }
    double length = square > 0 ? Math.sqrt(square) : 1;
    float[] unit = new float[wide.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = (float) (wide[i] / length);
    }
    return unit;
  }

  /**
   * Returns the SHA-256, in hexadecimal digits, of all numbers: the four matrices in order, row by
   * row, as little-endian float32.
   */
  public String digest() {
    MessageDigest digest = Digests.sha256();
    ByteBuffer bytes = ByteBuffer.allocate(width() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (float[][] matrix : List.of(imageDown, imageUp, textDown, textUp)) {
      for (float[] row : matrix) {
        bytes.clear();
        bytes.asFloatBuffer().put(row);
        digest.update(bytes);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
