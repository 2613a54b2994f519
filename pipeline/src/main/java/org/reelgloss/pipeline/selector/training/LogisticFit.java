package org.reelgloss.pipeline.selector.training;

/**
 * Newton's method with halved steps for a logistic curve of two parameters (Lin, Lin and Weng, A
 * Note on Platt's Probabilistic Outputs for Support Vector Machines, 2007).
 */
final class LogisticFit {
  private static final double RIDGE = 1e-12;
  private static final double SHORTEST_STEP = 1e-10;

  private final double[] x;
  private final double[] targets;
  private final double[] weights;
  private double slope;
  private double intercept;

  LogisticFit(double[] x, double[] targets, double[] weights) {
    this.x = x;
    this.targets = targets;
    this.weights = weights;
  }

  double slope() {
    return slope;
  }

  double intercept() {
    return intercept;
  }

  /** Goes to the optimum, but at most so many steps. */
  void run(int mostSteps) {
    int steps = 0;
    while (steps < mostSteps && step()) {
      steps++;
    }
  }

  /** Returns whether the loss fell. */
  private boolean step() {
    double slopeGradient = 0;
    double gradient = 0;
    double xx = RIDGE;
    double xOne = 0;
    double one = RIDGE;
    for (int i = 0; i < x.length; i++) {
      double share = 1 / (1 + Math.exp(-(slope * x[i] + intercept)));
      double off = weights[i] * (share - targets[i]);
      double curvature = weights[i] * share * (1 - share);
      slopeGradient += off * x[i];
      gradient += off;
      xx += curvature * x[i] * x[i];
      xOne += curvature * x[i];
      one += curvature;
    }
    double determinant = xx * one - xOne * xOne;
    double bySlope = -(one * slopeGradient - xOne * gradient) / determinant;
    double byIntercept = -(xx * gradient - xOne * slopeGradient) / determinant;
    return move(bySlope, byIntercept);
  }

  private boolean move(double bySlope, double byIntercept) {
    double before = loss(slope, intercept);
    for (double length = 1; length > SHORTEST_STEP; length /= 2) {
      double newSlope = slope + length * bySlope;
      double newIntercept = intercept + length * byIntercept;
      if (loss(newSlope, newIntercept) < before) {
        slope = newSlope;
        intercept = newIntercept;
        return true;
      }
    }
    return false;
  }

  private double loss(double atSlope, double atIntercept) {
    double loss = 0;
    for (int i = 0; i < x.length; i++) {
      double z = atSlope * x[i] + atIntercept;
      double softplus = Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
      loss += weights[i] * (softplus - targets[i] * z);
    }
    return loss;
  }
}
