package org.reelgloss.pipeline.evaluation.ranking;

/**
 * Counts pairs of observations that come in the order of their x, group by group of equal ones: of
 * each it is known how many of those before have a smaller y, by sums over binary ranges (Fenwick,
 * "A new data structure for cumulative frequency tables", Software: Practice and Experience 24,
 * 1994).
 */
final class PairCounter {
  private final long[] sums;
  private final long[] byLevel;
  private long taken;
  private long group;
  private long concordant;
  private long discordant;
  private long tiedX;
  private int distinctX;

  PairCounter(int levels) {
    sums = new long[levels + 1];
    byLevel = new long[levels];
  }

  /** Counts the pairs of an observation, that often, with all that were taken. */
  void compare(int level, int times) {
    if (times > 0) {
      long smaller = takenBelow(level);
      concordant += times * smaller;
      discordant += times * (taken - smaller - byLevel[level]);
    }
  }

  /** Takes an observation that often, after all of equal x were compared. */
  void take(int level, int times) {
    if (times > 0) {
      for (int at = level + 1; at < sums.length; at += at & -at) {
        sums[at] += times;
      }
      byLevel[level] += times;
      taken += times;
      group += times;
    }
  }

  /** Says that the next observations have a larger x. */
  void endGroup() {
    if (group > 0) {
      tiedX += pairs(group);
      distinctX++;
      group = 0;
    }
  }

  private long takenBelow(int level) {
    long sum = 0;
    for (int at = level; at > 0; at -= at & -at) {
      sum += sums[at];
    }
    return sum;
  }

  Kendall.Pairs pairs() {
    long tiedY = 0;
    int distinctY = 0;
    for (long count : byLevel) {
      tiedY += pairs(count);
      distinctY += count > 0 ? 1 : 0;
    }
    return new Kendall.Pairs(taken, concordant, discordant, tiedX, tiedY, distinctX, distinctY);
  }

  private static long pairs(long count) {
    return count * (count - 1) / 2;
  }
}
