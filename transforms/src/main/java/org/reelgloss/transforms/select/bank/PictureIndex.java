package org.reelgloss.transforms.select.bank;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The pictures of a bank as they are searched: their vectors, and where a name is found. */
final class PictureIndex {
  private final VectorBlocks towers;
  private final VectorBlocks features;
  private final Map<String, int[]> places = new HashMap<>();

  /**
   * @param pictures at least one, with vectors of the same models
   */
  PictureIndex(List<CaptionedPicture> pictures) {
    List<PictureVectors> vectors = pictures.stream().map(CaptionedPicture::vectors).toList();
    towers = new VectorBlocks(vectors.stream().map(PictureVectors::tower).toList());
    features = new VectorBlocks(vectors.stream().map(PictureVectors::features).toList());
    for (int i = 0; i < vectors.size(); i++) {
      places.merge(
          pictures.get(i).name(),
          new int[] {i},
          (some, more) -> IntStream.concat(IntStream.of(some), IntStream.of(more)).toArray());
    }
  }

  /** Tells whether a further encoder has looked at the pictures. */
  boolean hasFeatures() {
    return features.length() > 0;
  }

  /**
   * Returns how alike each picture is to a vector of the picture tower; NaN for those passed by.
   */
  double[] byTowers(float[] picture, String without) {
    return passingBy(without, towers.products(picture));
  }

  /** Does the same by vectors of the further encoder. */
  double[] byFeatures(float[] picture, String without) {
    return passingBy(without, features.products(picture));
  }

  private double[] passingBy(String without, double[] values) {
    for (int place : places.getOrDefault(without, new int[0])) {
      values[place] = Double.NaN;
    }
    return values;
  }
}
