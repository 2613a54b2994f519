package org.reelgloss.pipeline.selector.training;

import static org.reelgloss.pipeline.selector.training.Checks.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.reelgloss.transforms.select.RetrievalHeads;

/**
 * Scores captions by retrieval heads that were trained without their group, so that a scorer that
 * is fitted to these scores beside other features does not trust them more than they deserve
 * (stacking; Wolpert, Stacked Generalization, 1992).
 */
public final class HeadCrossValidation {
  private final HeadTraining training;
  private final int folds;

  /**
   * Returns a cross-validation whose folds are drawn by the training's seed, as those of {@link
   * CrossValidation} are.
   *
   * @param folds at least 2
   */
  public HeadCrossValidation(HeadTraining training, int folds) {
    check(folds >= 2, "folds must be at least 2", folds);
    this.training = training;
    this.folds = folds;
  }

  /**
   * Returns a score for each caption of the lists and rows; empty where a fold would have nothing
   * to be trained on.
   *
   * @throws IllegalArgumentException if vectors differ in width
   */
  public Optional<OutOfFold> score(HeadData data) {
    ToIntFunction<String> foldOf = Groups.folds(data.groups(), folds, training.seed());
    List<RetrievalHeads> heads = new ArrayList<>();
    for (int i = 0; i < folds; i++) {
      int fold = i;
      List<HeadList> others =
          data.judged().stream().filter(list -> foldOf.applyAsInt(list.group()) != fold).toList();
      if (others.isEmpty()) {
        return Optional.empty();
      }
      heads.add(training.train(others).heads());
    }
    return Optional.of(
        new OutOfFold(
            data.lists().stream().map(list -> scores(list, heads, foldOf)).toList(),
            data.rows().stream().mapToDouble(row -> scores(row, heads, foldOf)[0]).toArray()));
  }

  private static double[] scores(
      VectorList list, List<RetrievalHeads> heads, ToIntFunction<String> foldOf) {
    return HeadList.scores(heads.get(foldOf.applyAsInt(list.group())), list);
  }
}
