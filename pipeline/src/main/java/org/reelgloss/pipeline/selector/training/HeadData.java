package org.reelgloss.pipeline.selector.training;

import static org.reelgloss.pipeline.selector.training.Checks.check;

import java.util.List;
import java.util.function.IntPredicate;

/** Vectors of the towers and the choices among them. */
@SuppressWarnings("ArrayRecordComponent") // Made, read and never compared.
record HeadData(float[][] images, float[][] captions, List<HeadExample> examples) {

  /** Checks that every row that an example names is there, finite and of the first row's width. */
  static HeadData of(float[][] images, float[][] captions, List<HeadExample> examples) {
    check(!examples.isEmpty(), "number of examples must be above 0", 0);
    vectors(images, "images");
    vectors(captions, "captions");
    for (HeadExample example : examples) {
      row(example.image(), images.length, "image");
      row(example.positive(), captions.length, "positive");
      example.negatives().forEach(negative -> row(negative, captions.length, "negatives"));
    }
    return new HeadData(images, captions, List.copyOf(examples));
  }

  private static void vectors(float[][] vectors, String name) {
    check(vectors.length > 0, "number of " + name + " must be above 0", 0);
    for (float[] vector : vectors) {
      check(
          vector.length == vectors[0].length,
          name + " must be of one width, " + vectors[0].length,
          vector.length);
      for (float value : vector) {
        check(Float.isFinite(value), name + " must be finite", value);
      }
    }
  }

  private static void row(int row, int rows, String name) {
    check(row >= 0 && row < rows, name + " must be in [0, " + rows + ")", row);
  }

  int imageWidth() {
    return images[0].length;
  }

  int textWidth() {
    return captions[0].length;
  }

  HeadData where(IntPredicate image) {
    return new HeadData(
        images, captions, examples.stream().filter(e -> image.test(e.image())).toList());
  }

  /** Returns the share of examples whose positive scores highest; ties count by chance. */
  double recall(Heads heads) {
    double right = 0;
    for (HeadExample example : examples) {
      float[] image = heads.image(images[example.image()]);
      double positive = dot(image, heads.text(captions[example.positive()]));
      int equal = 1;
      int higher = 0;
      for (int negative : example.negatives()) {
        double score = dot(image, heads.text(captions[negative]));
        equal += score == positive ? 1 : 0;
        higher += score > positive ? 1 : 0;
      }
      right += higher == 0 ? 1.0 / equal : 0;
    }
    return right / examples.size();
  }

  private static double dot(float[] left, float[] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += (double) left[i] * right[i];
    }
    return sum;
  }
}
