package org.reelgloss.pipeline.evaluation.retrieval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What one side is asked for: for each picture the product with its best right text, or the other
 * way round; and how many of the other side are better and worse than that.
 */
final class Targets {
  private static final float NONE = Float.POSITIVE_INFINITY;

  private final float[] best;
  private final int[] equals;
  private final int[] better;
  private final int[] worse;

  Targets(int count) {
    best = new float[count];
    Arrays.fill(best, NONE);
    equals = new int[count];
    better = new int[count];
    worse = new int[count];
  }

  /** Takes a right partner. */
  void addRight(int item, float product) {
    if (best[item] == NONE || product > best[item]) {
      best[item] = product;
      equals[item] = 1;
    } else if (product == best[item]) {
      equals[item]++;
    }
  }

  /** Returns the product with the best right partner; infinite where there is none. */
  float best(int item) {
    return best[item];
  }

  /** Adds how many of all partners are better and worse than the best right one. */
  synchronized void add(int item, int isBetter, int isWorse) {
    better[item] += isBetter;
    worse[item] += isWorse;
  }

  /**
   * Returns the places of those that have a right partner.
   *
   * @param partners number of all partners
   */
  List<Place> places(int partners) {
    List<Place> places = new ArrayList<>();
    for (int item = 0; item < best.length; item++) {
      if (best[item] != NONE) {
        int wrongEquals = partners - better[item] - worse[item] - equals[item];
        places.add(new Place(better[item], wrongEquals));
      }
    }
    return places;
  }
}
