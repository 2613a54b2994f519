package org.reelgloss.video;

/**
 * Cuts where the histogram of brightness changes (PySceneDetect's HistogramDetector with the
 * defaults of the semantics' version): the correlation with that of the frame before is lower than
 * 1 by a threshold or more. A cut too near to the last is none. Sees fades, too, as one cut or
 * several.
 */
final class HistogramDetector implements ShotDetector {
  private final CutSemantics semantics;
  private final LumaHistogram histogram;
  private final double mostAlike;
  private final CutRule rule;
  private long settled = -1;

  HistogramDetector(CutSemantics semantics, int minShotFrames) {
    this.semantics = semantics;
    double threshold =
        switch (semantics) {
          case V06 -> 0.05;
          case V07 -> 0.20;
        };
    histogram =
        new LumaHistogram(
            switch (semantics) {
              case V06 -> 256;
              case V07 -> 128;
            });
    mostAlike = 1 - threshold;
    rule = new CutRule.SuppressingRule(-mostAlike, minShotFrames);
  }

  @Override
  public void next(DetectorFrame frame, Findings findings) throws MediaException {
    double alike = histogram.next(frame.reduced());
    settled = frame.index();
    if (alike <= mostAlike) {
      findings.hit(Boundary.cutAt(settled));
    }
    if (isJudged(settled) && rule.next(frame.number(), -alike).isPresent()) {
      findings.boundary(Boundary.cutAt(settled));
    }
  }

  /** PySceneDetect 0.6 measures the first shot from the second frame on. */
  private boolean isJudged(long index) {
    return semantics == CutSemantics.V07 || index > 0;
  }

  @Override
  public long settled() {
    return settled;
  }

  @Override
  public int delay() {
    return 0;
  }

  @Override
  public int memory() {
    return 1;
  }

  @Override
  public void close() {
    histogram.close();
  }
}
