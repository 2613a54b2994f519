package org.reelgloss.transforms.caption;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.reelgloss.vision.PairMotion;

/**
 * One direction of motion over all pairs of frames.
 *
 * @param sum from the first frame to the last
 * @param travelled the same without regard to the sign
 * @param agreeing share of the pairs that clearly go the way of the sum, in [0, 1]
 */
record Drift(double sum, double travelled, double agreeing) {
  private static final double MOST = 0.65;

  static Drift of(List<PairMotion> pairs, ToDoubleFunction<PairMotion> value, double clear) {
    double sum = pairs.stream().mapToDouble(value).sum();
    double travelled = pairs.stream().mapToDouble(value).map(Math::abs).sum();
    double sign = Math.signum(sum);
    long agreeing = pairs.stream().filter(pair -> sign * value.applyAsDouble(pair) > clear).count();
    return new Drift(sum, travelled, (double) agreeing / pairs.size());
  }

  double size() {
    return Math.abs(sum);
  }

  /** Tells whether most pairs go the same way, and far enough in all. */
  boolean isSteady(double least) {
    return size() >= least && agreeing >= MOST;
  }
}
