package org.reelgloss.pipeline.selector.training;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Goes through the lists, in another order each time, and changes the parameters. */
final class HeadSteps {
  static final int BATCH = 32;
  private static final double RATE = 2e-3;
  private static final double DECAY = 0.02;
  private static final double DROPOUT = 0.1;

  /** The temperatures have further to go than the matrices. */
  private static final double RATE_OF_SCALARS = 10;

  private final NDManager owner;
  private final HeadParameters parameters;
  private final List<HeadList> lists;
  private final Random random;
  private final HeadLoss loss;
  private final double[] matrices;
  private final double[] scalars;
  private final Adam ofMatrices;
  private final Adam ofScalars;

  HeadSteps(NDManager owner, HeadParameters parameters, List<HeadList> lists, Random random) {
    this.owner = owner;
    this.parameters = parameters;
    this.lists = new ArrayList<>(lists);
    this.random = random;
    double weight = lists.stream().mapToDouble(HeadList::weight).average().orElseThrow();
    this.loss = new HeadLoss(weight, DROPOUT, random);
    this.matrices = new double[parameters.matrices().length];
    this.scalars = new double[parameters.scalars().length];
    this.ofMatrices = new Adam(matrices.length);
    this.ofScalars = new Adam(scalars.length);
  }

  /**
   * Goes through all lists once and returns the mean loss of the batches.
   *
   * @param epoch from 0
   * @param epochs after which the rate is 0
   */
  double epoch(int epoch, int epochs) {
    Collections.shuffle(lists, random);
    int batches = (lists.size() + BATCH - 1) / BATCH;
    double sum = 0;
    for (int i = 0; i < batches; i++) {
      List<HeadList> batch = lists.subList(i * BATCH, Math.min((i + 1) * BATCH, lists.size()));
      sum += loss.gradient(owner, parameters, batch, matrices, scalars);
      double done = (epoch + (double) i / batches) / epochs;
      double rate = RATE * (1 + Math.cos(Math.PI * done)) / 2;
      ofMatrices.step(parameters.matrices(), matrices, rate, DECAY);
      ofScalars.step(parameters.scalars(), scalars, RATE_OF_SCALARS * rate, 0);
      PairLoss.limit(parameters.scalars());
    }
    return sum / batches;
  }
}
