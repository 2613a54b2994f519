package org.reelgloss.pipeline.selector.training;

import static org.reelgloss.pipeline.selector.training.Checks.check;

import ai.djl.ndarray.NDManager;
import com.google.auto.value.AutoValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Fits a {@link LinearScorer} to what people preferred among candidates and what they accepted.
 *
 * <pre>{@code
 * TrainedScorer trained = ScorerTraining.create().withSeed(7).fit(lists, rows);
 * double score = trained.scorer().score(features);
 * }</pre>
 *
 * <p>Minimised is the mean over lists of the cross entropy between the shares of preference and the
 * softmax of the scores, plus the weighted mean logistic loss of the rated rows, plus {@code l2 /
 * 2} times the sum of the squared distances of the weights of standardised features from their
 * prior, 0 where none is given. The problem is convex. It is solved with Adam over all the data at
 * once, with a rate that falls to 0 as a half cosine. The step after which the groups held out have
 * the lowest loss is found first; then as many steps are taken with everything. One seed gives one
 * result.
 *
 * <p>A feature that is NaN counts as its mean. Trains on the CPU; native memory is freed before it
 * returns. One training at a time computes its gradients in a JVM, others wait.
 */
@AutoValue
public abstract class ScorerTraining {
  /** Epochs without a lower loss on what is held out. */
  private static final int PATIENCE = 60;

  private static final double RATE = 0.05;

  abstract double l2();

  abstract Map<Integer, Double> prior();

  abstract double validationShare();

  abstract int mostEpochs();

  abstract long seed();

  abstract Builder toBuilder();

  @AutoValue.Builder
  abstract static class Builder {
    abstract Builder l2(double value);

    abstract Builder prior(Map<Integer, Double> value);

    abstract Builder validationShare(double value);

    abstract Builder mostEpochs(int value);

    abstract Builder seed(long value);

    abstract ScorerTraining build();
  }

  /**
   * Returns a training that has an L2 of 0.001, holds out 15 % of the groups and takes at most 400
   * steps of at most 0.05, or 60 without a lower loss.
   */
  public static ScorerTraining create() {
    return new AutoValue_ScorerTraining.Builder()
        .l2(1e-3)
        .prior(Map.of())
        .validationShare(0.15)
        .mostEpochs(400)
        .seed(0)
        .build();
  }

  /** Adds {@code l2 / 2} (at least 0) times each squared weight; the bias is free. */
  public ScorerTraining withL2(double l2) {
    check(l2 >= 0 && Double.isFinite(l2), "l2 must be at least 0", l2);
    return toBuilder().l2(l2).build();
  }

  /**
   * Starts from these weights of standardised features, by index, and draws towards them in place
   * of 0: what is trained on nothing telling stays there.
   */
  public ScorerTraining withPrior(Map<Integer, Double> weights) {
    weights.forEach(
        (feature, weight) ->
            check(
                feature >= 0 && Double.isFinite(weight),
                "prior must be finite weights of features from 0",
                feature + "=" + weight));
    return toBuilder().prior(Map.copyOf(weights)).build();
  }

  /** Holds out this share of the groups, in [0, 1), to stop early; 0 for no early stopping. */
  ScorerTraining withValidationShare(double share) {
    check(share >= 0 && share < 1, "validationShare must be in [0, 1)", share);
    return toBuilder().validationShare(share).build();
  }

  /** Takes at most this many steps, at least 1, over all the data. */
  ScorerTraining withMostEpochs(int epochs) {
    check(epochs >= 1, "mostEpochs must be at least 1", epochs);
    return toBuilder().mostEpochs(epochs).build();
  }

  /** Chooses what is held out. */
  public ScorerTraining withSeed(long seed) {
    return toBuilder().seed(seed).build();
  }

  /**
   * Fits a scorer: what is held out tells after how many steps to stop, and as many are then taken
   * with everything.
   *
   * @param lists may be empty where there are rows
   * @param rows may be empty where there are lists
   * @throws IllegalArgumentException if both are empty or have no weight, or features differ in
   *     number
   */
  public TrainedScorer fit(List<RankedList> lists, List<RatedRow> rows) {
    ScorerData data = ScorerData.of(lists, rows);
    Predicate<String> isHeld = Groups.heldOut(data.groups(), validationShare(), seed());
    ScorerData held = data.where(isHeld);
    TrainedScorer stopped = fit(data.where(isHeld.negate()), held, mostEpochs());
    if (held.isEmpty()) {
      return stopped;
    }
    TrainedScorer whole = fit(data, data.where(group -> false), stopped.best());
    return new TrainedScorer(whole.scorer(), stopped.curve(), stopped.best());
  }

  private TrainedScorer fit(ScorerData training, ScorerData held, int steps) {
    Standardisation standard = training.standardisation();
    try (NDManager owner = Torch.open()) {
      ScorerLoss loss = ScorerLoss.of(owner, training, standard);
      check(!loss.isEmpty(), "weight of what is trained on must be above 0", 0);
      ScorerLoss validation = ScorerLoss.of(owner, held, standard);
      return descend(loss, validation, standard, steps);
    }
  }

  private TrainedScorer descend(
      ScorerLoss loss, ScorerLoss validation, Standardisation standard, int steps) {
    double[] start = new double[standard.mean().length + 1];
    prior().forEach((feature, weight) -> start[feature] = weight);
    double[] weights = start.clone();
    double[] gradient = new double[weights.length];
    Adam adam = new Adam(weights.length);
    List<Epoch> curve = new ArrayList<>();
    double[] best = weights.clone();
    int bestEpoch = 0;
    for (int epoch = 0; epoch <= steps; epoch++) {
      double value = loss.gradient(weights, gradient);
      curve.add(new Epoch(epoch, value, validation.value(weights)));
      if (validation.isEmpty()
          || curve.get(epoch).validation() < curve.get(bestEpoch).validation()) {
        best = weights.clone();
        bestEpoch = epoch;
      }
      if (epoch - bestEpoch >= PATIENCE) {
        break;
      }
      for (int i = 0; i < weights.length - 1; i++) { // The bias, the last, is free.
        gradient[i] += l2() * (weights[i] - start[i]);
      }
      double rate = RATE * (1 + Math.cos(Math.PI * epoch / mostEpochs())) / 2;
      adam.step(weights, gradient, rate, 0);
    }
    return new TrainedScorer(standard.scorer(best), curve, bestEpoch);
  }
}
