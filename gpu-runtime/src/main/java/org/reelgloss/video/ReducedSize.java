package org.reelgloss.video;

/** The size at which frames are compared; see {@link CutSemantics}. */
record ReducedSize(int width, int height) {
  private static final int TARGET = 256;

  /**
   * Returns the size of the reduced picture as it is decoded, before any turn.
   *
   * @param width pixels as shown, after rotation
   * @param height pixels as shown, after rotation
   * @param turned whether the decoded picture lies on its side
   */
  static ReducedSize of(int width, int height, boolean turned, CutSemantics semantics) {
    double factor =
        switch (semantics) {
          case V06 -> width < TARGET ? 1 : width / TARGET;
          case V07 -> Math.max(1.0, Math.max(width, height) / (double) TARGET);
        };
    int smallWidth = Math.max(1, (int) Math.rint(width / factor));
    int smallHeight = Math.max(1, (int) Math.rint(height / factor));
    return turned
        ? new ReducedSize(smallHeight, smallWidth)
        : new ReducedSize(smallWidth, smallHeight);
  }
}
