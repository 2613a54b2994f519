package org.reelgloss.pipeline.selector.training;

import static org.reelgloss.pipeline.selector.training.Checks.check;

/**
 * Retrieval heads on two frozen towers. Each maps a vector v to {@code unit(v + up * (down * v))}
 * where the towers are of one width, and to {@code unit(up * (down * v))} where they are not; the
 * score of a pair is the dot product of what the two heads give. Needs no native library.
 *
 * @param imageDown rank x width of the image tower
 * @param imageUp width of the heads x rank
 * @param textDown rank x width of the text tower
 * @param textUp width of the heads x rank
 */
@SuppressWarnings("ArrayRecordComponent") // Made, read and never compared.
public record Heads(float[][] imageDown, float[][] imageUp, float[][] textDown, float[][] textUp) {

  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if they do not fit one another
   */
  public Heads {
    rectangular(imageDown, "imageDown");
    rectangular(imageUp, "imageUp");
    rectangular(textDown, "textDown");
    rectangular(textUp, "textUp");
    fit("imageUp's width must be the rank", imageUp[0].length, imageDown.length);
    fit("textUp's width must be the rank", textUp[0].length, textDown.length);
    fit("both heads must give one width", imageUp.length, textUp.length);
    if (imageDown[0].length == textDown[0].length) {
      fit("heads of towers of one width must keep it", imageUp.length, imageDown[0].length);
    }
  }

  /**
   * Returns the unit vector of an image.
   *
   * @param vector of the image tower, not changed
   */
  public float[] image(float[] vector) {
    return apply(vector, imageDown, imageUp);
  }

  /**
   * Returns the unit vector of a caption.
   *
   * @param vector of the text tower, not changed
   */
  public float[] text(float[] vector) {
    return apply(vector, textDown, textUp);
  }

  private float[] apply(float[] vector, float[][] down, float[][] up) {
    fit("vector must be as wide as its tower", vector.length, down[0].length);
    boolean residual = imageDown[0].length == textDown[0].length;
    double[] narrow = new double[down.length];
    for (int i = 0; i < narrow.length; i++) {
      for (int j = 0; j < vector.length; j++) {
        narrow[i] += (double) down[i][j] * vector[j];
      }
    }
    double[] wide = new double[up.length];
    double square = 0;
    for (int i = 0; i < wide.length; i++) {
      wide[i] = residual ? vector[i] : 0;
      for (int j = 0; j < narrow.length; j++) {
        wide[i] += up[i][j] * narrow[j];
      }
      square += wide[i] * wide[i];
    }
    double length = square > 0 ? Math.sqrt(square) : 1;
    float[] unit = new float[wide.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = (float) (wide[i] / length);
    }
    return unit;
  }

  private static void rectangular(float[][] matrix, String name) {
    check(matrix.length > 0, name + " must have rows", matrix.length);
    for (float[] row : matrix) {
      fit(name + " must have rows of one length", row.length, matrix[0].length);
      for (float value : row) {
        check(Float.isFinite(value), name + " must be finite", value);
      }
    }
  }

  private static void fit(String rule, int is, int must) {
    check(is == must, rule + ", " + must, is);
  }
}
