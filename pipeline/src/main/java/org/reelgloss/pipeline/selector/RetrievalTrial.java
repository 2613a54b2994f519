package org.reelgloss.pipeline.selector;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.reelgloss.pipeline.evaluation.ranking.Interval;
import org.reelgloss.pipeline.evaluation.ranking.Measured;
import org.reelgloss.pipeline.selector.training.CrossValidation;
import org.reelgloss.pipeline.selector.training.HeadCrossValidation;
import org.reelgloss.pipeline.selector.training.HeadTraining;
import org.reelgloss.pipeline.selector.training.OutOfFold;
import org.reelgloss.pipeline.selector.training.TrainedHeads;
import org.reelgloss.transforms.select.Signals;

/**
 * Tries whether fine-tuned heads help. Of two scorers one knows beside all other signals what heads
 * say that did not see the group, the other has the cosine of the towers in that place, too, so
 * that it has as many numbers to fit and the difference is the fine-tuning. What is compared is the
 * loss on groups that a scorer did not see. As heads of other folds saw such a group, this loss by
 * itself favours the heads a little; therefore they must also do better alone, where nothing of the
 * kind is the case, see {@link Retrieval#kept}.
 *
 * @param examples with what the heads say where they are kept, and without it where not
 * @param unseen scores of these by scorers that did not see the group
 * @param retrieval what the heads give; empty where there is too little to train them on
 */
record RetrievalTrial(Examples examples, OutOfFold unseen, Optional<Retrieval> retrieval) {
  private static final Measured NOTHING =
      new Measured(Double.NaN, new Interval(Double.NaN, Double.NaN));

  /**
   * Trains heads and scorers.
   *
   * @param heads of the same seed as the scorers of {@code validation}
   * @param folds of both
   * @param plain in which nothing is known of what heads say
   */
  static RetrievalTrial of(
      HeadTraining heads, CrossValidation validation, int folds, Examples plain) {
    Optional<OutOfFold> said = new HeadCrossValidation(heads, folds).score(plain.vectors());
    if (said.isEmpty()) {
      return new RetrievalTrial(plain, score(validation, plain), Optional.empty());
    }
    Agreement alone = Agreement.of(plain, said.get());
    TrainedHeads trained = heads.train(plain.vectors().judged());
    Retrieval useless = new Retrieval(alone, NOTHING, trained);
    if (trained.best() == 0) {
      return new RetrievalTrial(plain, score(validation, plain), Optional.of(useless));
    }
    Examples more = plain.with(Signals.RETRIEVAL, said.get());
    OutOfFold after = score(validation, more);
    OutOfFold before = score(validation, plain.with(Signals.RETRIEVAL, towers(plain)));
    Retrieval retrieval = new Retrieval(alone, LossGain.of(plain, before, after), trained);
    return retrieval.kept()
        ? new RetrievalTrial(more, after, Optional.of(retrieval))
        : new RetrievalTrial(plain, score(validation, plain), Optional.of(retrieval));
  }

  private static OutOfFold score(CrossValidation validation, Examples examples) {
    return validation.score(examples.lists(), examples.rows());
  }

  private static OutOfFold towers(Examples examples) {
    List<double[]> lists =
        examples.lists().stream()
            .map(list -> Arrays.stream(list.features()).mapToDouble(row -> row[0]).toArray())
            .toList();
    return new OutOfFold(
        lists, examples.rows().stream().mapToDouble(row -> row.features()[0]).toArray());
  }
}
