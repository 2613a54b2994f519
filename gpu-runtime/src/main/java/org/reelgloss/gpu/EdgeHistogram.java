package org.reelgloss.gpu;

/** Where edges of which direction are: for each cell of a coarse grid a histogram of directions. */
final class EdgeHistogram {
  private static final int DIRECTIONS = 8;
  private static final int CELLS = SmallFrame.CELLS * SmallFrame.CELLS;

  /** Mean change of light from pixel to pixel below which an edge hardly counts. */
  private static final float NEGLIGIBLE = 0.004f;

  /** Keeps frames without edges from having no direction. */
  private static final float CONSTANT = 0.1f;

  static final int SIZE = DIRECTIONS * CELLS + 1;

  private EdgeHistogram() {}

  static float[] of(SmallFrame frame) {
    float[] light = new float[SmallFrame.PIXELS];
    for (int pixel = 0; pixel < light.length; pixel++) {
      light[pixel] = frame.light(pixel);
    }
    float[] histogram = new float[SIZE];
    int side = SmallFrame.SIDE;
    for (int y = 1; y < side - 1; y++) {
      for (int pixel = y * side + 1; pixel < (y + 1) * side - 1; pixel++) {
        float across = light[pixel + 1] - light[pixel - 1];
        float down = light[pixel + side] - light[pixel - side];
        add(histogram, SmallFrame.cell(pixel) * DIRECTIONS, across, down);
      }
    }
    float share = (float) CELLS / SmallFrame.PIXELS;
    for (int i = 0; i < SIZE - 1; i++) {
      histogram[i] = (float) (Math.sqrt(share * histogram[i] + NEGLIGIBLE) - Math.sqrt(NEGLIGIBLE));
    }
    histogram[SIZE - 1] = CONSTANT;
    return histogram;
  }

  /** Shares an edge between the two directions next to its own; up and down are one direction. */
  private static void add(float[] histogram, int cell, float across, float down) {
    float strength = (float) Math.sqrt(across * across + down * down);
    if (strength > 0) {
      float position = halfTurns(across, down) * DIRECTIONS;
      int first = (int) position;
      float rest = position - first;
      histogram[cell + first % DIRECTIONS] += strength * (1 - rest);
      histogram[cell + (first + 1) % DIRECTIONS] += strength * rest;
    }
  }

  /**
   * Returns the angle of a line in half turns, in [0, 1], to a hundredth: several times faster than
   * the arc tangent of the library.
   */
  private static float halfTurns(float across, float down) {
    boolean flat = Math.abs(down) <= Math.abs(across);
    float slope = flat ? down / across : across / down;
    float angle = slope * (0.25f + 0.0869f * (1 - Math.abs(slope)));
    if (!flat) {
      return 0.5f - angle;
    }
    return angle < 0 ? 1 + angle : angle;
  }
}
