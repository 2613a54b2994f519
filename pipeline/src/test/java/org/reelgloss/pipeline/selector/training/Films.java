package org.reelgloss.pipeline.selector.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Vectors whose first eight numbers tell the chosen caption of a clip from its other candidates; in
 * the rest all candidates are equally near to the clip.
 *
 * @param captions {@link #CANDIDATES} a clip, the chosen one first
 */
@SuppressWarnings("ArrayRecordComponent") // Made, read and never compared.
record Films(float[][] images, float[][] captions, List<HeadExample> examples) {
  static final int CANDIDATES = 6;
  private static final int TELLING = 8;

  static Films of(int clips, int imageWidth, int textWidth, long seed) {
    Random random = new Random(seed);
    float[][] images = new float[clips][];
    float[][] captions = new float[clips * CANDIDATES][];
    List<HeadExample> examples = new ArrayList<>();
    for (int i = 0; i < clips; i++) {
      double[] image = gaussian(random, Math.max(imageWidth, textWidth));
      images[i] = unit(image, imageWidth);
      List<Integer> negatives = new ArrayList<>();
      for (int j = 0; j < CANDIDATES; j++) {
        int row = i * CANDIDATES + j;
        captions[row] = unit(caption(random, image, j == 0), textWidth);
        if (j > 0) {
          negatives.add(row);
        }
      }
      examples.add(new HeadExample(i, i * CANDIDATES, negatives));
    }
    return new Films(images, captions, examples);
  }

  private static double[] caption(Random random, double[] image, boolean chosen) {
    double[] caption = gaussian(random, image.length);
    for (int k = 0; k < image.length; k++) {
      double shared = k >= TELLING ? 0.5 : chosen ? 1 : 0;
      caption[k] += shared * image[k];
    }
    return caption;
  }

  private static double[] gaussian(Random random, int width) {
    double[] vector = new double[width];
    for (int k = 0; k < width; k++) {
      vector[k] = random.nextGaussian();
    }
    return vector;
  }

  static float[] unit(double[] vector, int width) {
    double square = 0;
    for (int k = 0; k < width; k++) {
      square += vector[k] * vector[k];
    }
    float[] unit = new float[width];
    for (int k = 0; k < width; k++) {
      unit[k] = (float) (vector[k] / Math.sqrt(square));
    }
    return unit;
  }

  /** Returns the share of clips whose chosen caption has the highest score. */
  double recall(Heads heads) {
    return HeadData.of(images, captions, examples).recall(heads);
  }

  TrainedHeads train(HeadTraining training) {
    return training.train(images, captions, examples);
  }
}
