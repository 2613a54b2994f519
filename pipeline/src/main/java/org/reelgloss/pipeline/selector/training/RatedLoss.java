package org.reelgloss.pipeline.selector.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/**
 * Logistic loss of rows with shares of acceptance: {@code sum(weight * (softplus(score) - accept *
 * score))}.
 *
 * @param features (rows, features + 1), standardised; the bias has 1
 * @param accepts (rows, 1), in [0, 1]
 * @param weights (rows, 1)
 */
record RatedLoss(NDArray features, NDArray accepts, NDArray weights) implements ScorerLoss.Part {

  static RatedLoss of(
      NDManager owner, List<RatedRow> rows, Standardisation standard, double weight) {
    int width = rows.get(0).features().length + 1;
    double[] features = new double[rows.size() * width];
    double[] accepts = new double[rows.size()];
    double[] weights = new double[rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      RatedRow row = rows.get(i);
      standard.write(row.features(), features, i * width);
      features[(i + 1) * width - 1] = 1;
      accepts[i] = row.accept();
      weights[i] = row.weight() * weight;
    }
    Shape column = new Shape(rows.size(), 1);
    return new RatedLoss(
        owner.create(features, new Shape(rows.size(), width)),
        owner.create(accepts, column),
        owner.create(weights, column));
  }

  @Override
  public NDArray loss(NDArray scorer) {
    scorer.getManager().tempAttachAll(features, accepts, weights);
    NDArray scores = features.matMul(scorer);
    return scores.getNDArrayInternal().softPlus().sub(accepts.mul(scores)).mul(weights).sum();
  }
}
