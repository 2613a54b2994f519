package org.reelgloss.pipeline.selector.training;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Goes through the examples, in another order each time, and changes the parameters. */
final class HeadSteps {
  /** The temperatures have further to go than the matrices. */
  private static final double RATE_OF_SCALARS = 10;

  private final HeadTraining settings;
  private final NDManager owner;
  private final HeadLoss loss;
  private final HeadParameters parameters;
  private final List<HeadExample> examples;
  private final Random random;
  private final double[] matrices;
  private final double[] scalars;
  private final Adam ofMatrices;
  private final Adam ofScalars;

  HeadSteps(
      HeadTraining settings,
      NDManager owner,
      HeadLoss loss,
      HeadParameters parameters,
      List<HeadExample> examples,
      Random random) {
    this.settings = settings;
    this.owner = owner;
    this.loss = loss;
    this.parameters = parameters;
    this.examples = new ArrayList<>(examples);
    this.random = random;
    this.matrices = new double[parameters.matrices().length];
    this.scalars = new double[parameters.scalars().length];
    this.ofMatrices = new Adam(matrices.length);
    this.ofScalars = new Adam(scalars.length);
  }

  /** Goes through all examples once and returns the mean loss of the batches. */
  double epoch(int epoch) {
    Collections.shuffle(examples, random);
    int batches = (examples.size() + settings.batch() - 1) / settings.batch();
    double sum = 0;
    for (int i = 0; i < batches; i++) {
      int from = i * settings.batch();
      List<HeadExample> batch =
          examples.subList(from, Math.min(from + settings.batch(), examples.size()));
      sum += loss.gradient(owner, parameters, batch, matrices, scalars);
      double done = (epoch + (double) i / batches) / settings.mostEpochs();
      double rate = settings.learningRate() * (1 + Math.cos(Math.PI * done)) / 2;
      ofMatrices.step(parameters.matrices(), matrices, rate, settings.weightDecay());
      ofScalars.step(parameters.scalars(), scalars, RATE_OF_SCALARS * rate, 0);
      parameters.limit();
    }
    return sum / batches;
  }
}
