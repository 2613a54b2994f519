package org.reelgloss.pipeline.selector.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * The loss of a data set: the lists' mean cross entropy and the rated rows' mean logistic loss. Its
 * arrays belong to the manager they were made with.
 */
final class ScorerLoss {
  /** A part of the loss, as one number for weights of shape (features + 1, 1), the bias last. */
  interface Part {
    NDArray loss(NDArray weights);
  }

  private final NDManager owner;
  private final List<Part> parts;

  private ScorerLoss(NDManager owner, List<Part> parts) {
    this.owner = owner;
    this.parts = parts;
  }

  static ScorerLoss of(NDManager owner, ScorerData data, Standardisation standard) {
    List<Part> parts = new ArrayList<>();
    if (!data.lists().isEmpty()) {
      parts.add(ListLoss.of(owner, data.lists(), standard));
    }
    if (data.weightOfRows() > 0) {
      parts.add(RatedLoss.of(owner, data.rows(), standard, 1 / data.weightOfRows()));
    }
    return new ScorerLoss(owner, parts);
  }

  boolean isEmpty() {
    return parts.isEmpty();
  }

  /** Returns the loss; NaN where there is no data. */
  double value(double[] weights) {
    if (isEmpty()) {
      return Double.NaN;
    }
    try (NDManager step = owner.newSubManager()) {
      return sum(column(step, weights)).getDouble();
    }
  }

  /** Returns the loss and writes its gradient; there must be data. */
  double gradient(double[] weights, double[] gradient) {
    try (NDManager step = owner.newSubManager()) {
      NDArray column = column(step, weights);
      column.setRequiresGradient(true);
      NDArray loss = Torch.backward(() -> sum(column));
      System.arraycopy(column.getGradient().toDoubleArray(), 0, gradient, 0, gradient.length);
      return loss.getDouble();
    }
  }

  private NDArray sum(NDArray weights) {
    return parts.stream().map(part -> part.loss(weights)).reduce(NDArray::add).orElseThrow();
  }

  private static NDArray column(NDManager step, double[] weights) {
    return step.create(weights, new Shape(weights.length, 1));
  }
}
