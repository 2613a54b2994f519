package org.reelgloss.video;

import java.util.Arrays;

/**
 * Tells a wipe from motion: each part of the picture shows first the old and then the new shot,
 * nothing else, and parts change in the order in which a straight edge, or a growing circle, passes
 * them. One thread.
 */
final class TransitionWipe {
  private static final int PIXELS = TransitionFrames.PIXELS;
  private static final int SAMPLES = 8;
  private static final double MOST_FOREIGN = 0.1;
  private static final double LEAST_CHANGED = 0.2;
  private static final double LEAST_ORDER = 0.7;
  private static final double[][] ORDERS = orders();

  private final TransitionFrames frames;
  private final int[] changes = new int[PIXELS];
  private final int[] oldFor = new int[PIXELS];
  private final double[] weights = new double[PIXELS];
  private double change;
  private double foreign;

  TransitionWipe(TransitionFrames frames) {
    this.frames = frames;
  }

  /** Returns for each way to wipe the place of each pixel in it. */
  private static double[][] orders() {
    double[][] orders = new double[5][PIXELS];
    for (int pixel = 0; pixel < PIXELS; pixel++) {
      int column = pixel % TransitionFrames.WIDTH;
      int row = pixel / TransitionFrames.WIDTH;
      double x = (column + 0.5) / TransitionFrames.WIDTH - 0.5;
      double y = (row + 0.5) / TransitionFrames.HEIGHT - 0.5;
      orders[0][pixel] = x;
      orders[1][pixel] = y;
      orders[2][pixel] = x + y;
      orders[3][pixel] = x - y;
      orders[4][pixel] = Math.hypot(x, y);
    }
    return orders;
  }

  /** Returns whether frame {@code last} wipes frame {@code first} away. */
  boolean is(long first, long last) {
    if (!compareEnds(first, last)) {
      return false;
    }
    Arrays.fill(oldFor, 0);
    foreign = 0;
    sample(first, last, (first + last) / 2);
    if (foreign > 2 * MOST_FOREIGN * change) {
      return false;
    }
    Arrays.fill(oldFor, 0);
    foreign = 0;
    for (int sample = 1; sample <= SAMPLES; sample++) {
      sample(first, last, first + Math.round(sample * (last - first) / (SAMPLES + 1.0)));
    }
    return foreign <= MOST_FOREIGN * SAMPLES * change && isOrdered();
  }

  /** Takes how much each pixel changes; returns whether enough of them do. */
  private boolean compareEnds(long first, long last) {
    int[] a = frames.picture(first);
    int[] b = frames.picture(last);
    change = 0;
    double squares = 0;
    for (int pixel = 0; pixel < PIXELS; pixel++) {
      changes[pixel] = TransitionFrames.squaredDifference(a, b, TransitionFrames.CHANNELS * pixel);
      change += changes[pixel];
      squares += (double) changes[pixel] * changes[pixel];
    }
    return change * change >= LEAST_CHANGED * PIXELS * squares;
  }

  private void sample(long first, long last, long frame) {
    int[] a = frames.picture(first);
    int[] b = frames.picture(last);
    int[] between = frames.picture(frame);
    for (int pixel = 0; pixel < PIXELS; pixel++) {
      int at = TransitionFrames.CHANNELS * pixel;
      int toOld = TransitionFrames.squaredDifference(a, between, at);
      int toNew = TransitionFrames.squaredDifference(b, between, at);
      foreign += Math.min(toOld, toNew);
      if (toOld <= toNew) {
        oldFor[pixel]++;
      }
    }
  }

  /** Returns whether the time of the change is nearly a linear function of a place. */
  private boolean isOrdered() {
    double mean = change / PIXELS;
    for (int pixel = 0; pixel < PIXELS; pixel++) {
      weights[pixel] = Math.min(changes[pixel], mean);
    }
    for (double[] order : ORDERS) {
      if (correlation(order) >= LEAST_ORDER) {
        return true;
      }
    }
    return false;
  }

  /** Returns the squared correlation of place and time. */
  private double correlation(double[] order) {
    double weight = 0;
    double place = 0;
    double time = 0;
    double places = 0;
    double times = 0;
    double both = 0;
    for (int pixel = 0; pixel < PIXELS; pixel++) {
      double w = weights[pixel];
      weight += w;
      place += w * order[pixel];
      time += w * oldFor[pixel];
      places += w * order[pixel] * order[pixel];
      times += w * oldFor[pixel] * oldFor[pixel];
      both += w * order[pixel] * oldFor[pixel];
    }
    double covariance = both - place * time / weight;
    double spread = (places - place * place / weight) * (times - time * time / weight);
    return spread <= 0 ? 0 : covariance * covariance / spread;
  }
}
