package org.reelgloss.pipeline.selector.training;

import static org.reelgloss.pipeline.selector.training.Checks.check;

import ai.djl.ndarray.NDManager;
import com.google.auto.value.AutoValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Trains retrieval {@link Heads} on the vectors of two frozen towers, from choices among captions.
 *
 * <pre>{@code
 * TrainedHeads trained = HeadTraining.create().withSeed(7).train(images, captions, examples);
 * float[] image = trained.heads().image(vector);
 * }</pre>
 *
 * <p>The losses are those of Panda-70M (appendix C): contrast of images and captions both ways, in
 * which the other candidates of a clip weigh 1 and captions of other clips 0.01, and matching of
 * pairs, here a logistic loss in which the chosen caption of a clip weighs as much as all others of
 * it together. Minimised with AdamW in batches of 32, as there, but at a higher rate, which falls
 * to 0 as a half cosine: only the low-rank matrices and the temperatures are learned. They start so
 * that scores are the cosines of the towers where these are of one width. What has the highest
 * recall at 1 on the images held out is returned, the start included; the last epoch where none are
 * held out. One seed gives one result on one kind of processor.
 *
 * <p>Trains on the CPU; native memory is freed before it returns. One training at a time computes
 * its gradients in a JVM, others wait.
 */
@AutoValue
public abstract class HeadTraining {
  abstract int rank();

  abstract int batch();

  abstract int mostEpochs();

  abstract int patience();

  abstract double learningRate();

  abstract double weightDecay();

  abstract double dropout();

  abstract double othersWeight();

  abstract double temperature();

  abstract double validationShare();

  abstract long seed();

  abstract Builder toBuilder();

  @AutoValue.Builder
  abstract static class Builder {
    abstract Builder rank(int value);

    abstract Builder batch(int value);

    abstract Builder mostEpochs(int value);

    abstract Builder patience(int value);

    abstract Builder learningRate(double value);

    abstract Builder weightDecay(double value);

    abstract Builder dropout(double value);

    abstract Builder othersWeight(double value);

    abstract Builder temperature(double value);

    abstract Builder validationShare(double value);

    abstract Builder seed(long value);

    abstract HeadTraining build();
  }

  /**
   * Returns a training of rank 16 for at most 20 epochs, or 5 without a higher recall, with rate
   * 0.002, decay 0.02, dropout 0.1, a temperature that starts at 0.05, and 15 % of the images held
   * out.
   */
  public static HeadTraining create() {
    return new AutoValue_HeadTraining.Builder()
        .rank(16)
        .batch(32)
        .mostEpochs(20)
        .patience(5)
        .learningRate(2e-3)
        .weightDecay(0.02)
        .dropout(0.1)
        .othersWeight(0.01)
        .temperature(0.05)
        .validationShare(0.15)
        .seed(0)
        .build();
  }

  /** Learns matrices of this rank, at least 1. */
  public HeadTraining withRank(int rank) {
    check(rank >= 1, "rank must be at least 1", rank);
    return toBuilder().rank(rank).build();
  }

  /** Takes at most this many epochs, at least 1. */
  public HeadTraining withMostEpochs(int epochs) {
    check(epochs >= 1, "mostEpochs must be at least 1", epochs);
    return toBuilder().mostEpochs(epochs).build();
  }

  /** Stops after this many epochs, at least 1, without a higher recall. */
  public HeadTraining withPatience(int epochs) {
    check(epochs >= 1, "patience must be at least 1", epochs);
    return toBuilder().patience(epochs).build();
  }

  /** Changes each number by at most about {@code rate} (above 0) a step. */
  public HeadTraining withLearningRate(double rate) {
    check(rate > 0 && Double.isFinite(rate), "learningRate must be above 0", rate);
    return toBuilder().learningRate(rate).build();
  }

  /** Drops this share, in [0, 1), of what passes between the two matrices. */
  public HeadTraining withDropout(double share) {
    check(share >= 0 && share < 1, "dropout must be in [0, 1)", share);
    return toBuilder().dropout(share).build();
  }

  /** Weighs captions of other clips by this, in [0, 1]. */
  public HeadTraining withOthersWeight(double weight) {
    check(weight >= 0 && weight <= 1, "othersWeight must be in [0, 1]", weight);
    return toBuilder().othersWeight(weight).build();
  }

  /** Starts with this temperature, in [0.01, 1]. */
  public HeadTraining withTemperature(double temperature) {
    check(temperature >= 0.01 && temperature <= 1, "temperature must be in [0.01, 1]", temperature);
    return toBuilder().temperature(temperature).build();
  }

  /** Holds out this share of the images, in [0, 1), to choose the epoch; 0 for the last epoch. */
  public HeadTraining withValidationShare(double share) {
    check(share >= 0 && share < 1, "validationShare must be in [0, 1)", share);
    return toBuilder().validationShare(share).build();
  }

  /** Chooses what is held out, the start, the order and what is dropped. */
  public HeadTraining withSeed(long seed) {
    return toBuilder().seed(seed).build();
  }

  /**
   * Trains the heads.
   *
   * @param images unit vectors, one a row, all of one width; not changed
   * @param captions unit vectors, one a row, all of one width; not changed
   * @param examples choices that name rows of both, at least one
   * @throws IllegalArgumentException if widths differ, a number is not finite or a row is not there
   */
  public TrainedHeads train(float[][] images, float[][] captions, List<HeadExample> examples) {
    HeadData data = HeadData.of(images, captions, examples);
    Set<String> held =
        Groups.heldOut(
            examples.stream().map(example -> "" + example.image()).toList(),
            validationShare(),
            seed());
    HeadData training = data.where(image -> !held.contains("" + image));
    HeadData validation = data.where(image -> held.contains("" + image));
    try (NDManager owner = Torch.open()) {
      return descend(owner, training, validation);
    }
  }

  private TrainedHeads descend(NDManager owner, HeadData training, HeadData validation) {
    Random random = new Random(seed());
    HeadParameters parameters =
        new HeadParameters(
            training.imageWidth(), training.textWidth(), rank(), temperature(), random);
    HeadLoss loss = new HeadLoss(training, othersWeight(), dropout(), random);
    HeadSteps steps = new HeadSteps(this, owner, loss, parameters, training.examples(), random);
    HeadParameters best = parameters.copy();
    int bestEpoch = 0;
    List<HeadEpoch> curve = new ArrayList<>();
    curve.add(new HeadEpoch(0, Double.NaN, recall(validation, parameters)));
    for (int epoch = 1; epoch <= mostEpochs() && epoch - bestEpoch <= patience(); epoch++) {
      curve.add(new HeadEpoch(epoch, steps.epoch(epoch - 1), recall(validation, parameters)));
      if (validation.examples().isEmpty()
          || curve.get(epoch).recall() > curve.get(bestEpoch).recall()) {
        best = parameters.copy();
        bestEpoch = epoch;
      }
    }
    return best.trained(curve, bestEpoch);
  }

  private static double recall(HeadData validation, HeadParameters parameters) {
    return validation.examples().isEmpty() ? Double.NaN : validation.recall(parameters.heads());
  }
}
