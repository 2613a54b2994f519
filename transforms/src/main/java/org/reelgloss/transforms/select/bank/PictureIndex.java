package org.reelgloss.transforms.select.bank;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The pictures of a bank as they are searched: their vectors, and where a name is found. */
final class PictureIndex {
  private static final double[] UNKNOWN = {};

  private final VectorBlocks towers;
  private final VectorBlocks features;
  private final PictureRegression regression;
  private final Map<String, int[]> places = new HashMap<>();

  /**
   * @param pictures at least one, with vectors of the same models
   * @param inverse what a regression learned from them, by the further encoder where there is one;
   *     null to learn it
   */
  PictureIndex(List<CaptionedPicture> pictures, float @Nullable [][] inverse) {
    List<PictureVectors> vectors = pictures.stream().map(CaptionedPicture::vectors).toList();
    List<float[]> ofTowers = vectors.stream().map(PictureVectors::tower).toList();
    List<float[]> ofEncoder = vectors.stream().map(PictureVectors::features).toList();
    towers = new VectorBlocks(ofTowers);
    features = new VectorBlocks(ofEncoder);
    List<float[]> regressed = hasFeatures() ? ofEncoder : ofTowers;
    regression =
        inverse == null
            ? PictureRegression.learn(regressed)
            : new PictureRegression(regressed, inverse);
    for (int i = 0; i < vectors.size(); i++) {
      places.merge(
          pictures.get(i).name(),
          new int[] {i},
          (some, more) -> IntStream.concat(IntStream.of(some), IntStream.of(more)).toArray());
    }
  }

  /**
   * What a search found; a number for each picture, or none where that is not known.
   *
   * @param byTowers products with the vector of the picture tower; NaN of those passed by
   * @param byFeatures the same of the further encoder
   * @param weights of the {@link PictureRegression}, with the sum 0; 0 of those passed by
   */
  @SuppressWarnings("ArrayRecordComponent") // Made, read and never compared.
  record Found(double[] byTowers, double[] byFeatures, double[] weights) {}

  /** Returns what the regression learned. */
  float[][] inverse() {
    return regression.inverse();
  }

  /**
   * Compares a picture with those of the bank.
   *
   * @param without name of pictures that are passed by
   */
  Found search(PictureVectors picture, String without) {
    int[] passedBy = places.getOrDefault(without, new int[0]);
    if (!hasFeatures()) {
      double[][] found = search(towers, picture.tower(), passedBy);
      return new Found(found[0], UNKNOWN, found[1]);
    }
    double[] byTowers = towers.products(picture.tower())[0];
    fill(byTowers, passedBy, Double.NaN);
    if (picture.features().length == 0) {
      return new Found(byTowers, UNKNOWN, UNKNOWN);
    }
    double[][] found = search(features, picture.features(), passedBy);
    return new Found(byTowers, found[0], found[1]);
  }

  private boolean hasFeatures() {
    return features.length() > 0;
  }

  /** Returns products and weights, in one walk through the vectors. */
  private double[][] search(VectorBlocks vectors, float[] picture, int[] passedBy) {
    vectors.requireLength(picture);
    double[][] found = vectors.products(picture, regression.direction(picture));
    fill(found[0], passedBy, Double.NaN);
    fill(found[1], passedBy, 0);
    double mean = Arrays.stream(found[1]).sum() / (found[1].length - passedBy.length);
    for (int i = 0; i < found[1].length; i++) {
      found[1][i] -= mean;
    }
    fill(found[1], passedBy, 0);
    return found;
  }

  private static void fill(double[] values, int[] places, double with) {
    for (int place : places) {
      values[place] = with;
    }
  }
}
