package org.reelgloss.pipeline.selector.training;

import static org.reelgloss.pipeline.selector.training.Checks.check;

import ai.djl.ndarray.NDManager;
import com.google.auto.value.AutoValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Fits a {@link LinearScorer} to what people preferred among candidates and what they accepted.
 *
 * <pre>{@code
 * TrainedScorer trained = ScorerTraining.create().withSeed(7).fit(lists, rows);
 * double score = trained.scorer().score(features);
 * }</pre>
 *
 * <p>Minimised is the mean over lists of the cross entropy between the shares of preference and the
 * softmax of the scores, plus {@code ratedWeight} times the weighted mean logistic loss of the
 * rated rows, plus {@code l2 / 2} times the sum of the squared distances of the weights of
 * standardised features from their prior, 0 where none is given. The problem is convex. It is
 * solved with Adam over all the data at once, with a rate that falls to 0 as a half cosine. The
 * step after which the groups held out have the lowest loss is found first; then as many steps are
 * taken with everything. One seed gives one result.
 *
 * <p>A feature that is NaN counts as its mean. Trains on the CPU; native memory is freed before it
 * returns. One training at a time computes its gradients in a JVM, others wait.
 */
@AutoValue
public abstract class ScorerTraining {
  abstract double ratedWeight();

  abstract double l2();

  abstract Map<Integer, Double> l2Factors();

  abstract Map<Integer, Double> prior();

  abstract Set<Integer> listOnly();

  abstract double validationShare();

  abstract int mostEpochs();

  abstract int patience();

  abstract double learningRate();

  abstract long seed();

  abstract Builder toBuilder();

  @AutoValue.Builder
  abstract static class Builder {
    abstract Builder ratedWeight(double value);

    abstract Builder l2(double value);

    abstract Builder l2Factors(Map<Integer, Double> value);

    abstract Builder prior(Map<Integer, Double> value);

    abstract Builder listOnly(Set<Integer> value);

    abstract Builder validationShare(double value);

    abstract Builder mostEpochs(int value);

    abstract Builder patience(int value);

    abstract Builder learningRate(double value);

    abstract Builder seed(long value);

    abstract ScorerTraining build();
  }

  /**
   * Returns a training that weighs rows like lists, has an L2 of 0.001, holds out 15 % of the
   * groups and takes at most 400 steps of at most 0.05, or 60 without a lower loss.
   */
  public static ScorerTraining create() {
    return new AutoValue_ScorerTraining.Builder()
        .ratedWeight(1)
        .l2(1e-3)
        .l2Factors(Map.of())
        .prior(Map.of())
        .listOnly(Set.of())
        .validationShare(0.15)
        .mostEpochs(400)
        .patience(60)
        .learningRate(0.05)
        .seed(0)
        .build();
  }

  /** Weighs the mean loss of rated rows by {@code weight} (at least 0) beside that of lists. */
  public ScorerTraining withRatedWeight(double weight) {
    check(weight >= 0 && Double.isFinite(weight), "ratedWeight must be at least 0", weight);
    return toBuilder().ratedWeight(weight).build();
  }

  /** Adds {@code l2 / 2} (at least 0) times each squared weight; the bias is free. */
  public ScorerTraining withL2(double l2) {
    check(l2 >= 0 && Double.isFinite(l2), "l2 must be at least 0", l2);
    return toBuilder().l2(l2).build();
  }

  /** Multiplies the L2 of some features, by index; the others keep 1. */
  public ScorerTraining withL2Factors(Map<Integer, Double> factors) {
    factors.forEach(
        (feature, factor) ->
            check(
                feature >= 0 && factor >= 0 && Double.isFinite(factor),
                "l2Factors must be at least 0 for features from 0",
                feature + "=" + factor));
    return toBuilder().l2Factors(Map.copyOf(factors)).build();
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

  /** Names the features, by index, that are taken as not known in rated rows. */
  public ScorerTraining withListOnly(Set<Integer> features) {
    return toBuilder().listOnly(Set.copyOf(features)).build();
  }

  /** Holds out this share of the groups, in [0, 1), to stop early; 0 for no early stopping. */
  public ScorerTraining withValidationShare(double share) {
    check(share >= 0 && share < 1, "validationShare must be in [0, 1)", share);
    return toBuilder().validationShare(share).build();
  }

  /** Takes at most this many steps, at least 1, over all the data. */
  public ScorerTraining withMostEpochs(int epochs) {
    check(epochs >= 1, "mostEpochs must be at least 1", epochs);
    return toBuilder().mostEpochs(epochs).build();
  }

  /** Stops after this many epochs, at least 1, without a lower loss on what is held out. */
  public ScorerTraining withPatience(int epochs) {
    check(epochs >= 1, "patience must be at least 1", epochs);
    return toBuilder().patience(epochs).build();
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
    ScorerData data = ScorerData.of(lists, rows, listOnly());
    Set<String> held = Groups.heldOut(data.groups(), validationShare(), seed());
    TrainedScorer stopped =
        fit(data.where(group -> !held.contains(group)), data.where(held::contains), mostEpochs());
    if (held.isEmpty()) {
      return stopped;
    }
    TrainedScorer whole = fit(data, data.where(group -> false), stopped.best());
    return new TrainedScorer(whole.scorer(), stopped.curve(), stopped.best());
  }

  private TrainedScorer fit(ScorerData training, ScorerData held, int steps) {
    Standardisation standard = training.standardisation();
    try (NDManager owner = Torch.open()) {
      ScorerLoss loss = ScorerLoss.of(owner, training, standard, ratedWeight());
      check(!loss.isEmpty(), "weight of what is trained on must be above 0", 0);
      ScorerLoss validation = ScorerLoss.of(owner, held, standard, ratedWeight());
      return descend(loss, validation, standard, steps);
    }
  }

  private TrainedScorer descend(
      ScorerLoss loss, ScorerLoss validation, Standardisation standard, int steps) {
    double[] start = new double[standard.mean().length + 1];
    prior().forEach((feature, weight) -> start[feature] = weight);
    double[] weights = start.clone();
    double[] gradient = new double[weights.length];
    double[] penalty = penalty(weights.length);
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
      if (epoch - bestEpoch >= patience()) {
        break;
      }
      for (int i = 0; i < weights.length; i++) {
        gradient[i] += penalty[i] * (weights[i] - start[i]);
      }
      double rate = learningRate() * (1 + Math.cos(Math.PI * epoch / mostEpochs())) / 2;
      adam.step(weights, gradient, rate);
    }
    return new TrainedScorer(standard.scorer(best), curve, bestEpoch);
  }

  private double[] penalty(int parameters) {
    double[] penalty = new double[parameters];
    for (int i = 0; i < parameters - 1; i++) {
      penalty[i] = l2() * l2Factors().getOrDefault(i, 1.0);
    }
    return penalty;
  }
}
