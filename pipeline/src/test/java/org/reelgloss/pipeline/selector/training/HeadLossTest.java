package org.reelgloss.pipeline.selector.training;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;

import ai.djl.ndarray.NDManager;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HeadLossTest {
  private static final double STEP = 1e-2;

  private final Films films = Films.of(8, 6, 6, 1);
  private final HeadLoss loss =
      new HeadLoss(
          HeadData.of(films.images(), films.captions(), films.examples()), 0.1, 0, new Random(2));
  private final HeadParameters parameters = new HeadParameters(6, 6, 2, 0.3, new Random(3));
  private final double[] matrices = new double[parameters.matrices().length];
  private final double[] scalars = new double[3];

  @Test
  void hasTheSlopeThatDifferencesShow() {
    Random random = new Random(4);
    for (int i = 0; i < matrices.length; i++) {
      parameters.matrices()[i] += 0.3 * random.nextGaussian();
    }
    try (NDManager owner = Torch.open()) {
      loss(owner);
      double[] ofMatrices = matrices.clone();
      double[] ofScalars = scalars.clone();
      for (int i = 0; i < ofMatrices.length; i += 5) {
        assertThat(ofMatrices[i], closeTo(slope(owner, parameters.matrices(), i), 2e-3));
      }
      for (int i = 0; i < ofScalars.length; i++) {
        assertThat(ofScalars[i], closeTo(slope(owner, parameters.scalars(), i), 2e-3));
      }
    }
  }

  private double slope(NDManager owner, double[] values, int at) {
    double before = values[at];
    values[at] = before + STEP;
    double above = loss(owner);
    values[at] = before - STEP;
    double below = loss(owner);
    values[at] = before;
    return (above - below) / (2 * STEP);
  }

  private double loss(NDManager owner) {
    return loss.gradient(owner, parameters, films.examples(), matrices, scalars);
  }
}
