package org.reelgloss.gpu;

/**
 * The thresholds of stitching that fit an embedder, from distances that it gave on real videos.
 *
 * <p>ImageBind's (0.6 to merge, 1.0 for a transition, 0.15 for still, 0.3 for redundant; Panda-70M,
 * section 3.1 and appendix A) are numbers on ImageBind's scale only. What they mean carries over.
 * With Q(s) for the quantile of a sample at share s:
 *
 * <ul>
 *   <li>merge tells ends that belong together, over the borders of divided shots, from ends that do
 *       not, over cuts: {@code merge = Q_borders(1 - e) = Q_cuts(e)}, where both errors are the
 *       equal error rate e. If no border is above any cut, e is 0 and merge lies in the middle of
 *       the gap.
 *   <li>{@code transition = max(merge, min(Q_inside(0.995), Q_cuts(0.9)))}: hardly any shot changes
 *       so much from end to end. The second quantile bounds the first where transitions that no cut
 *       was found for are among the segments.
 *   <li>{@code still = min(Q_inside(0.05), merge / 4)}: nearly every shot changes more. The second
 *       is ImageBind's 0.15 / 0.6, for videos in which all moves.
 *   <li>{@code redundant = merge / 2}, ImageBind's 0.3 / 0.6.
 * </ul>
 *
 * @param inside distances between the two ends of a segment
 * @param borders distances over the borders at which long shots were divided
 * @param cuts distances over cuts
 * @param equalErrorRate share of borders above merge, and of cuts below it, in [0, 0.5)
 * @param thresholds what follows
 */
public record ThresholdCalibration(
    Quantiles inside,
    Quantiles borders,
    Quantiles cuts,
    double equalErrorRate,
    StitchThresholds thresholds) {
  /** Fewest cuts, and fewest borders of divided shots, that thresholds are computed from. */
  public static final int FEWEST = 8;

  private static final double HARDLY_ANY_SHOT = 0.995;
  private static final double MOST_CUTS = 0.9;
  private static final double FEW_SHOTS = 0.05;
  private static final double STILL_OF_MERGE = 0.25;
  private static final double REDUNDANT_OF_MERGE = 0.5;
  private static final int HALVINGS = 50;

  /**
   * Computes the thresholds.
   *
   * @throws IllegalArgumentException if there are fewer than {@link #FEWEST} cuts or borders, or if
   *     most cuts are nearer than most borders, so that the embedder tells nothing
   */
  public static ThresholdCalibration of(StitchSamples samples) {
    return of(
        Quantiles.of(samples.inside()),
        Quantiles.of(samples.borders()),
        Quantiles.of(samples.cuts()));
  }

  static ThresholdCalibration of(Quantiles inside, Quantiles borders, Quantiles cuts) {
    if (borders.count() < FEWEST || cuts.count() < FEWEST) {
      throw new IllegalArgumentException(
          "videos must have at least "
              + FEWEST
              + " cuts and "
              + FEWEST
              + " borders of divided shots (every shot above 7 s has one or more), but have: "
              + cuts.count()
              + " and "
              + borders.count());
    }
    double error = equalErrorRate(borders, cuts);
    if (!(error < 0.5)) {
      throw new IllegalArgumentException(
          "distances must be larger over cuts than within shots, but the medians are: "
              + cuts.at(0.5)
              + " and "
              + borders.at(0.5));
    }
    double merge = (borders.at(1 - error) + cuts.at(error)) / 2;
    double most = Math.min(inside.at(HARDLY_ANY_SHOT), cuts.at(MOST_CUTS));
    double still = Math.min(inside.at(FEW_SHOTS), STILL_OF_MERGE * merge);
    StitchThresholds thresholds =
        new StitchThresholds(merge, Math.max(merge, most), still, REDUNDANT_OF_MERGE * merge);
    return new ThresholdCalibration(inside, borders, cuts, error, thresholds);
  }

  /** Returns the share e at which Q_borders(1 - e), which falls, meets Q_cuts(e), which rises. */
  private static double equalErrorRate(Quantiles borders, Quantiles cuts) {
    if (borders.at(1) <= cuts.at(0)) {
      return 0;
    }
    double low = 0;
    double high = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (borders.at(1 - middle) > cuts.at(middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
