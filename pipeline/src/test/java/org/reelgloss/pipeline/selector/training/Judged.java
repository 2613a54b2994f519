package org.reelgloss.pipeline.selector.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** People of known taste: they weigh the first feature by 2, the second by -1 and no other. */
final class Judged {
  private Judged() {}

  /** Lists of 2 to 6 candidates, one a group, with noise of {@code noise} in each preference. */
  static List<RankedList> lists(int count, int width, double noise, long seed) {
    Random random = new Random(seed);
    List<RankedList> lists = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int candidates = 2 + random.nextInt(5);
      double[][] features = new double[candidates][];
      double[] relevance = new double[candidates];
      int best = 0;
      double highest = Double.NEGATIVE_INFINITY;
      for (int j = 0; j < candidates; j++) {
        features[j] = features(random, width);
        double liked = taste(features[j]) + noise * random.nextGaussian();
        if (liked > highest) {
          highest = liked;
          best = j;
        }
      }
      relevance[best] = 1;
      lists.add(new RankedList(features, relevance, "clip-" + i));
    }
    return lists;
  }

  static List<RatedRow> rows(int count, int width, long seed) {
    Random random = new Random(seed);
    List<RatedRow> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double[] features = features(random, width);
      double accept = 1 / (1 + Math.exp(-taste(features) - 0.5));
      rows.add(new RatedRow(features, accept, 1 + i % 3, "image-" + i));
    }
    return rows;
  }

  static double taste(double[] features) {
    return 2 * features[0] - features[1];
  }

  /** Returns the share of lists whose preferred candidate has the highest score. */
  static double topShare(LinearScorer scorer, List<RankedList> lists) {
    int right = 0;
    for (RankedList list : lists) {
      int best = 0;
      for (int j = 1; j < list.relevance().length; j++) {
        if (scorer.score(list.features()[j]) > scorer.score(list.features()[best])) {
          best = j;
        }
      }
      right += list.relevance()[best] > 0 ? 1 : 0;
    }
    return (double) right / lists.size();
  }

  private static double[] features(Random random, int width) {
    double[] features = new double[width];
    for (int k = 0; k < width; k++) {
      features[k] = random.nextGaussian();
    }
    return features;
  }
}
