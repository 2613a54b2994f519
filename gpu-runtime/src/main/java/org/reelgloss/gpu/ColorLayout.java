package org.reelgloss.gpu;

/** Where which colours are: mean light and two opponent colours of each cell of a coarse grid. */
final class ColorLayout {
  private static final int CELLS = SmallFrame.CELLS * SmallFrame.CELLS;

  /** Opponent colours are seldom strong; this makes them count beside the light. */
  private static final float CHROMA_WEIGHT = 3;

  /** Keeps frames without colour and of middle light from having no direction. */
  private static final float CONSTANT = 1;

  static final int SIZE = 3 * CELLS + 1;

  private ColorLayout() {}

  static float[] of(SmallFrame frame) {
    float[] layout = new float[SIZE];
    float share = (float) CELLS / SmallFrame.PIXELS;
    for (int pixel = 0; pixel < SmallFrame.PIXELS; pixel++) {
      int at = 3 * SmallFrame.cell(pixel);
      float red = frame.red()[pixel];
      float green = frame.green()[pixel];
      float blue = frame.blue()[pixel];
      layout[at] += share * (2 * frame.light(pixel) - 1);
      layout[at + 1] += share * CHROMA_WEIGHT * (red - green);
      layout[at + 2] += share * CHROMA_WEIGHT * (blue - (red + green) / 2);
    }
    layout[SIZE - 1] = CONSTANT;
    return layout;
  }
}
