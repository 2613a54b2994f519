package org.reelgloss.pipeline.selector.training;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter, Decoupled Weight Decay Regularization,
 * 2019, algorithm 2), with the customary 0.9, 0.999 and 1e-8. Its state is on the heap.
 */
final class Adam {
  private static final double FIRST = 0.9;
  private static final double SECOND = 0.999;
  private static final double EPSILON = 1e-8;

  private final double[] mean;
  private final double[] square;
  private int steps;

  Adam(int parameters) {
    this.mean = new double[parameters];
    this.square = new double[parameters];
  }

  /** Changes the parameters by one step, each by at most about {@code rate} besides its decay. */
  void step(double[] parameters, double[] gradient, double rate, double decay) {
    steps++;
    double firstShare = 1 - Math.pow(FIRST, steps);
    double secondShare = 1 - Math.pow(SECOND, steps);
    for (int i = 0; i < parameters.length; i++) {
      mean[i] += (1 - FIRST) * (gradient[i] - mean[i]);
      square[i] += (1 - SECOND) * (gradient[i] * gradient[i] - square[i]);
      double direction = mean[i] / firstShare / (Math.sqrt(square[i] / secondShare) + EPSILON);
      parameters[i] -= rate * (direction + decay * parameters[i]);
    }
  }
}
