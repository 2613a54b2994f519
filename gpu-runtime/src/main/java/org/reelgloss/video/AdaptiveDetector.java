package org.reelgloss.video;

/**
 * Hard cuts where the content score stands out from its neighbours (PySceneDetect's
 * AdaptiveDetector with its defaults): it is at least 15, and at least 3 times the mean of the two
 * scores before and the two after it.
 */
final class AdaptiveDetector implements ShotDetector {
  private static final double LEAST_RATIO = 3;
  private static final double LEAST_SCORE = 15;
  private static final int AROUND = 2;
  private static final int WINDOW = 2 * AROUND + 1;
  private static final double NEARLY_ZERO = 0.00001;

  private final CutSemantics semantics;
  private final int minShotFrames;
  private final double[] scores = new double[WINDOW];
  private final long[] numbers = new long[WINDOW];
  private long lastCut;
  private long settled = -1;

  AdaptiveDetector(CutSemantics semantics, int minShotFrames) {
    this.semantics = semantics;
    this.minShotFrames = minShotFrames;
  }

  @Override
  public void next(DetectorFrame frame, Findings findings) throws MediaException {
    long index = frame.index();
    int slot = slot(index);
    scores[slot] = frame.contentScore();
    numbers[slot] = frame.number();
    if (index == 0) {
      lastCut = frame.number();
    }
    long middle = index - AROUND;
    if (index >= WINDOW - 1 && standsOut(middle)) {
      findings.hit(Boundary.cutAt(middle));
      long number = numbers[slot(middle)];
      if (measuredTo(number, frame.number()) - lastCut >= minShotFrames) {
        lastCut = number;
        findings.boundary(Boundary.cutAt(middle));
      }
    }
    settled = Math.max(-1, middle);
  }

  /** PySceneDetect 0.6 measures a shot up to the newest frame, not to the cut. */
  private long measuredTo(long cut, long newest) {
    return switch (semantics) {
      case V06 -> newest;
      case V07 -> cut;
    };
  }

  private boolean standsOut(long middle) {
    double score = scores[slot(middle)];
    double sum = 0;
    for (long other = middle - AROUND; other <= middle + AROUND; other++) {
      if (other != middle) {
        sum += scores[slot(other)];
      }
    }
    double mean = sum / (2 * AROUND);
    return score >= LEAST_SCORE && (mean < NEARLY_ZERO || score / mean >= LEAST_RATIO);
  }

  private static int slot(long index) {
    return (int) (index % WINDOW);
  }

  @Override
  public long settled() {
    return settled;
  }

  @Override
  public int delay() {
    return AROUND;
  }

  /** The earliest of the scores around a frame needs one frame more. */
  @Override
  public int memory() {
    return AROUND + 1;
  }
}
