package org.reelgloss.pipeline.selector.training;

import static org.reelgloss.pipeline.selector.training.Checks.check;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.gpu.TrainableTowers;

/**
 * Fine-tunes two towers, all of their weights, on what people preferred among captions, as
 * Panda-70M does (appendix C): its losses, {@link PairLoss}, AdamW with a decay of 0.02 in batches
 * of 32, 10 epochs at a rate of 2e-5, which here falls to 0 as a half cosine. A clip's vector is
 * the mean of its frames', as in use. 15 % of the groups are held out; the weights after the epoch
 * with the highest recall at 1 there are kept, and those of the start where none is higher.
 *
 * @param seed chooses what is held out, and the order
 * @param epochs at least 1
 * @param rate at first, above 0
 */
public record TowerTraining(long seed, int epochs, double rate) {
  /** Of AdamW. */
  public static final double DECAY = 0.02;

  private static final double VALIDATION_SHARE = 0.15;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number is not as described
   */
  public TowerTraining {
    check(epochs >= 1, "epochs must be at least 1", epochs);
    check(rate > 0 && Double.isFinite(rate), "rate must be above 0", rate);
  }

  /**
   * Trains the towers, which are as after the last epoch then.
   *
   * @param kept folder that is there, where the best weights are written
   * @throws IllegalArgumentException if nothing can be held out
   * @throws IOException if the weights cannot be written, or a frame not be read
   * @throws ModelException if a tower fails
   */
  public TunedTowers train(TrainableTowers towers, List<TowerList> lists, Path kept)
      throws IOException, ModelException {
    Predicate<String> isHeld =
        Groups.heldOut(lists.stream().map(TowerList::group).toList(), VALIDATION_SHARE, seed);
    Map<Boolean, List<TowerList>> parts =
        lists.stream().collect(Collectors.partitioningBy(list -> isHeld.test(list.group())));
    List<TowerList> held = parts.getOrDefault(true, List.of());
    check(!held.isEmpty(), "videos or pictures to learn from must be at least 4", lists.size());
    TowerSteps steps = new TowerSteps(towers, parts.getOrDefault(false, List.of()), seed);
    List<Double> before = recalls(towers, held);
    List<Double> best = before;
    int bestEpoch = 0;
    List<HeadEpoch> curve = new ArrayList<>();
    curve.add(new HeadEpoch(0, Double.NaN, mean(held, before)));
    towers.save(kept);
    for (int epoch = 1; epoch <= epochs; epoch++) {
      double done = (epoch - 1.0) / epochs;
      double loss = steps.epoch(done, 1.0 / epochs, rate);
      List<Double> now = recalls(towers, held);
      curve.add(new HeadEpoch(epoch, loss, mean(held, now)));
      if (mean(held, now) > mean(held, best)) {
        towers.save(kept);
        best = now;
        bestEpoch = epoch;
      }
    }
    return new TunedTowers(curve, bestEpoch, compared(held, before, best));
  }

  private static List<TunedTowers.Held> compared(
      List<TowerList> lists, List<Double> before, List<Double> after) {
    List<TunedTowers.Held> compared = new ArrayList<>();
    for (int i = 0; i < lists.size(); i++) {
      TowerList list = lists.get(i);
      compared.add(new TunedTowers.Held(list.group(), list.weight(), before.get(i), after.get(i)));
    }
    return compared;
  }

  private static double mean(List<TowerList> lists, List<Double> recalls) {
    double right = 0;
    double all = 0;
    for (int i = 0; i < lists.size(); i++) {
      right += lists.get(i).weight() * recalls.get(i);
      all += lists.get(i).weight();
    }
    return right / all;
  }

  private static List<Double> recalls(TrainableTowers towers, List<TowerList> lists)
      throws IOException, ModelException {
    List<Double> recalls = new ArrayList<>();
    for (TowerList list : lists) {
      try (NDManager step = towers.newManager()) {
        NDArray image = TowerSteps.images(towers, step, List.of(list));
        float[] cosines =
            image.matMul(towers.texts(step, list.captions()).transpose()).toFloatArray();
        double[] scores = new double[cosines.length];
        for (int i = 0; i < scores.length; i++) {
          scores[i] = cosines[i];
        }
        recalls.add(HeadList.recall(scores, list.relevance()));
      }
    }
    return recalls;
  }
}
