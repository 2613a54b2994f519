package org.reelgloss.pipeline.selector.training;

import static org.reelgloss.pipeline.selector.training.Checks.check;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.reelgloss.transforms.select.RetrievalHeads;

/**
 * Fine-tunes {@link RetrievalHeads} on the vectors of two frozen towers, from what people preferred
 * among captions.
 *
 * <pre>{@code
 * TrainedHeads trained = new HeadTraining(7).train(lists);
 * double score = Vectors.dot(trained.heads().image(image), trained.heads().text(caption));
 * }</pre>
 *
 * <p>The losses are those of Panda-70M (appendix C): contrast of images and captions both ways, in
 * which the other captions of a clip weigh 1 and captions of other clips 0.01, and matching of
 * pairs. Minimised with AdamW in batches of 32 with a decay of 0.02, as there, but at a higher rate
 * (0.002 at first), which falls to 0 as a half cosine: only matrices of rank 16, of which a tenth
 * is dropped at each step, and the temperatures are learned. They start so that scores are the
 * cosines of the towers. At most 10 epochs are taken, as there, but of little data as many more, up
 * to 40, as make 1,500 steps, and a third as many without a higher recall. The one after which the
 * 15 % of groups held out have the highest weighted recall at 1 is found first; then as many are
 * taken with everything. Where the start is best, that is the result. One seed gives one result on
 * one kind of processor.
 *
 * <p>Trains on the CPU; native memory is freed before it returns. One training at a time computes
 * its gradients in a JVM, others wait.
 */
public final class HeadTraining {
  private static final int RANK = 16;
  private static final int FEWEST_EPOCHS = 10;
  private static final int MOST_EPOCHS = 40;
  private static final int STEPS = 1_500;
  private static final double VALIDATION_SHARE = 0.15;

  private final long seed;

  /**
   * Returns a training.
   *
   * @param seed chooses what is held out, the start, the order and what is dropped
   */
  public HeadTraining(long seed) {
    this.seed = seed;
  }

  long seed() {
    return seed;
  }

  /**
   * Trains heads.
   *
   * @param lists at least one, with vectors of one width
   * @throws IllegalArgumentException if there is none or widths differ
   */
  public TrainedHeads train(List<HeadList> lists) {
    check(!lists.isEmpty(), "number of lists must be above 0", 0);
    int width = lists.get(0).vectors().image().length;
    for (HeadList list : lists) {
      int is = list.vectors().image().length;
      check(is == width, "vectors must be of one width, " + width, is);
    }
    Predicate<String> isHeld =
        Groups.heldOut(lists.stream().map(HeadList::group).toList(), VALIDATION_SHARE, seed);
    Map<Boolean, List<HeadList>> held =
        lists.stream().collect(Collectors.partitioningBy(list -> isHeld.test(list.group())));
    List<HeadList> validation = held.getOrDefault(true, List.of());
    int epochs =
        Math.min(MOST_EPOCHS, Math.max(FEWEST_EPOCHS, STEPS * HeadSteps.BATCH / lists.size()));
    TrainedHeads stopped = descend(held.getOrDefault(false, List.of()), validation, epochs, epochs);
    if (validation.isEmpty() || stopped.best() == 0) {
      return stopped;
    }
    TrainedHeads whole = descend(lists, List.of(), epochs, stopped.best());
    return new TrainedHeads(whole.heads(), stopped.curve(), stopped.best());
  }

  /** Takes at most {@code most} epochs of a descent whose rate would be 0 after {@code epochs}. */
  private TrainedHeads descend(
      List<HeadList> training, List<HeadList> validation, int epochs, int most) {
    Random random = new Random(seed);
    int width = training.get(0).vectors().image().length;
    HeadParameters parameters = new HeadParameters(RANK, width, PairLoss.TEMPERATURE, random);
    RetrievalHeads best = parameters.heads();
    int bestEpoch = 0;
    List<HeadEpoch> curve = new ArrayList<>();
    curve.add(new HeadEpoch(0, Double.NaN, recall(validation, best)));
    try (NDManager owner = Torch.open()) {
      HeadSteps steps = new HeadSteps(owner, parameters, training, random);
      for (int epoch = 1; epoch <= most && epoch - bestEpoch <= epochs / 3; epoch++) {
        double loss = steps.epoch(epoch - 1, epochs);
        RetrievalHeads heads = parameters.heads();
        curve.add(new HeadEpoch(epoch, loss, recall(validation, heads)));
        if (validation.isEmpty() || curve.get(epoch).recall() > curve.get(bestEpoch).recall()) {
          best = heads;
          bestEpoch = epoch;
        }
      }
    }
    return new TrainedHeads(best, curve, bestEpoch);
  }

  private static double recall(List<HeadList> lists, RetrievalHeads heads) {
    double right = lists.stream().mapToDouble(list -> list.weight() * list.recall(heads)).sum();
    return right / lists.stream().mapToDouble(HeadList::weight).sum();
  }
}
