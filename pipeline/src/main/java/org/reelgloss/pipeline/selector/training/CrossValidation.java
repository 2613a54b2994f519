package org.reelgloss.pipeline.selector.training;

import static org.reelgloss.pipeline.selector.training.Checks.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * Scores everything by a scorer fitted without its group, for honest figures, for calibration and
 * for the comparison of feature sets.
 */
public final class CrossValidation {
  private final ScorerTraining training;
  private final int folds;

  /**
   * Returns a cross-validation whose folds are drawn by the training's seed.
   *
   * @param folds at least 2
   */
  public CrossValidation(ScorerTraining training, int folds) {
    check(folds >= 2, "folds must be at least 2", folds);
    this.training = training;
    this.folds = folds;
  }

  /**
   * Returns a score for each candidate and row. A group that both have is in one fold.
   *
   * @throws IllegalArgumentException if there are fewer videos and pictures than folds, or as
   *     {@link ScorerTraining#fit} does
   */
  public OutOfFold score(List<RankedList> lists, List<RatedRow> rows) {
    ScorerData data = ScorerData.of(lists, rows);
    Set<String> groups = data.groups();
    long units = groups.stream().map(Groups::unit).distinct().count();
    check(units >= folds, "number of videos and pictures must be at least " + folds, units);
    ToIntFunction<String> foldOf = Groups.folds(groups, folds, training.seed());
    List<LinearScorer> scorers = new ArrayList<>();
    for (int i = 0; i < folds; i++) {
      int fold = i;
      ScorerData others = data.where(group -> foldOf.applyAsInt(group) != fold);
      scorers.add(training.fit(others.lists(), others.rows()).scorer());
    }
    List<double[]> scored = new ArrayList<>();
    for (RankedList list : lists) {
      LinearScorer scorer = scorers.get(foldOf.applyAsInt(list.group()));
      scored.add(Arrays.stream(list.features()).mapToDouble(scorer::score).toArray());
    }
    double[] rated =
        data.rows().stream()
            .mapToDouble(row -> scorers.get(foldOf.applyAsInt(row.group())).score(row.features()))
            .toArray();
    return new OutOfFold(scored, rated);
  }
}
