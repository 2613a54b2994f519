package org.reelgloss.video;

import java.util.OptionalLong;

/** Hard cuts where the content score reaches a threshold, by the rule of the semantics. */
final class ContentDetector implements ShotDetector {
  private static final int MOST_FRAMES_A_NUMBER = 16;
  private static final long LEAST_NUMBERS = 15;

  private final double threshold;
  private final CutRule rule;
  private long settled = -1;

  ContentDetector(CutSemantics semantics, double threshold, int minShotFrames) {
    this.threshold = threshold;
    rule = CutRule.of(semantics, threshold, minShotFrames);
  }

  @Override
  public void next(DetectorFrame frame, Findings findings) throws MediaException {
    double score = frame.contentScore();
    if (score >= threshold) {
      findings.hit(Boundary.cutAt(frame.index()));
    }
    OptionalLong cut = rule.next(frame.number(), score);
    if (cut.isPresent()) {
      findings.boundary(Boundary.cutAt(frame.indexOf(cut.getAsLong())));
    }
    settled = rule.delay() == 0 ? frame.index() : frame.lastUpTo(frame.number() - rule.delay());
    if (frame.index() - settled > delay()) {
      throw new MediaException(
          MediaFault.BAD_TIMING,
          "More than " + delay() + " frames within " + rule.delay() + " at the average frame rate");
    }
  }

  @Override
  public long settled() {
    return settled;
  }

  @Override
  public int delay() {
    return rule.delay() == 0
        ? 0
        : MOST_FRAMES_A_NUMBER * (int) Math.max(LEAST_NUMBERS, rule.delay());
  }

  @Override
  public int memory() {
    return 1;
  }
}
