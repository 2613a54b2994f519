package org.reelgloss.pipeline.selector.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Clips of which the first eight numbers of the vectors tell the chosen caption from the other
 * candidates; in the rest all candidates are equally near to the clip.
 */
public final class Films {
  static final int CANDIDATES = 6;
  private static final int TELLING = 8;

  private Films() {}

  /** Returns clips with {@link #CANDIDATES} captions each, of which the first was chosen. */
  public static List<HeadList> of(int clips, int width, long seed) {
    Random random = new Random(seed);
    return IntStream.range(0, clips).mapToObj(i -> film("clip-" + i, width, random)).toList();
  }

  private static HeadList film(String name, int width, Random random) {
    double[] image = gaussian(random, width);
    float[][] captions = new float[CANDIDATES][];
    for (int i = 0; i < CANDIDATES; i++) {
      double[] caption = gaussian(random, width);
      for (int k = 0; k < width; k++) {
        double shared = k >= TELLING ? 0.5 : i == 0 ? 1 : 0;
        caption[k] += shared * image[k];
      }
      captions[i] = unit(caption);
    }
    double[] relevance = new double[CANDIDATES];
    relevance[0] = 1;
    return new HeadList(new VectorList(name, unit(image), captions), relevance, 1);
  }

  /** Returns the same clips, any of whose captions is the chosen one, by chance. */
  public static List<HeadList> chosenByChance(List<HeadList> films, long seed) {
    Random random = new Random(seed);
    List<HeadList> all = new ArrayList<>();
    for (HeadList film : films) {
      double[] relevance = new double[CANDIDATES];
      relevance[random.nextInt(CANDIDATES)] = 1;
      all.add(new HeadList(film.vectors(), relevance, 1));
    }
    return all;
  }

  /** Returns the share of clips whose chosen caption has the highest score. */
  static double recall(List<HeadList> films, TrainedHeads trained) {
    return films.stream().mapToDouble(film -> film.recall(trained.heads())).average().orElseThrow();
  }

  private static double[] gaussian(Random random, int width) {
    double[] vector = new double[width];
    for (int k = 0; k < width; k++) {
      vector[k] = random.nextGaussian();
    }
    return vector;
  }

  private static float[] unit(double[] vector) {
    double square = 0;
    for (double value : vector) {
      square += value * value;
    }
    float[] unit = new float[vector.length];
    for (int k = 0; k < unit.length; k++) {
      unit[k] = (float) (vector[k] / Math.sqrt(square));
    }
    return unit;
  }
}
