package org.reelgloss.pipeline.selector.training;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HeadLossTest {
  private static final double STEP = 1e-2;

  @Test
  void startsAtWhatTheDefinitionHasForTheTowersThemselves() {
    float[] image = {0.6f, 0.8f};
    float[][] captions = {{0.8f, 0.6f}, {0, 1}};
    List<HeadList> lists =
        List.of(
            list("a", new float[] {1, 0}, new float[][] {{0, 1}, {1, 0}}, 0, 1),
            // Two people preferred different captions of one clip.
            list("b", image, captions, 1, 0),
            list("b", image, captions, 0, 1));

    // Scores at 0.5: of the image of a 0 and 2, 1.6 and 0; of the image of b 1.6 and 1.2, 1.92 and
    // 1.6.
    double toCaptions =
        entropy(2, Math.exp(0) + Math.exp(2) + 0.01 * 2 * (Math.exp(1.6) + Math.exp(0)))
            + entropy(1.92, Math.exp(1.92) + Math.exp(1.6) + 0.01 * (Math.exp(1.6) + Math.exp(1.2)))
            + entropy(1.6, Math.exp(1.92) + Math.exp(1.6) + 0.01 * (Math.exp(1.6) + Math.exp(1.2)));
    double toImages =
        entropy(2, Math.exp(2) + 0.01 * 2 * Math.exp(1.2))
            + entropy(1.92, Math.exp(1.92) + 0.01 * Math.exp(1.6))
            + entropy(1.6, Math.exp(1.6) + 0.01 * Math.exp(0));
    double matching =
        logistic(-2)
            + logistic(0)
            + logistic(-1.92)
            + logistic(1.6)
            + logistic(-1.6)
            + logistic(1.92);
    assertThat(atStart(lists, 1), closeTo((toCaptions + toImages + matching) / 6, 1e-5));
  }

  @Test
  void countsCaptionsByTheirSharesOfPreferenceAndListsByTheirWeight() {
    HeadList list = list("a", new float[] {1, 0}, new float[][] {{0, 1}, {1, 0}}, 1, 3);

    double toCaptions = Math.log(Math.exp(0) + Math.exp(2)) - 0.75 * 2;
    double fits = 0.75 * logistic(-2) + 0.25 * logistic(0);
    double fitsNot = 0.25 * logistic(2) + 0.75 * logistic(0);
    double loss = (toCaptions + fits + fitsNot) / 2;
    assertThat(atStart(List.of(list), 1), closeTo(loss, 1e-5));
    assertThat(atStart(List.of(list), 0.25), closeTo(loss / 0.25, 1e-5));
  }

  private static HeadList list(
      String group, float[] image, float[][] captions, double... relevance) {
    return new HeadList(new VectorList(group, image, captions), relevance, 1);
  }

  private static double atStart(List<HeadList> lists, double meanWeight) {
    HeadParameters parameters = new HeadParameters(2, 2, 0.5, new Random(3));
    try (NDManager owner = Torch.open()) {
      return new HeadLoss(meanWeight, 0, new Random(2))
          .gradient(
              owner, parameters, lists, new double[parameters.matrices().length], new double[3]);
    }
  }

  private static double entropy(double positive, double denominator) {
    return Math.log(denominator) - positive;
  }

  private static double logistic(double z) {
    return Math.log1p(Math.exp(z));
  }

  @Test
  void hasTheSlopeThatDifferencesShow() {
    Random random = new Random(4);
    HeadParameters parameters = new HeadParameters(2, 10, 0.3, random);
    for (int i = 0; i < parameters.matrices().length; i++) {
      parameters.matrices()[i] += 0.3 * random.nextGaussian();
    }
    double[] matrices = new double[parameters.matrices().length];
    double[] scalars = new double[3];
    try (NDManager owner = Torch.open()) {
      loss(owner, parameters, matrices, scalars);
      double[] ofMatrices = matrices.clone();
      double[] ofScalars = scalars.clone();
      for (int i = 0; i < ofMatrices.length; i += 7) {
        assertThat(
            ofMatrices[i], closeTo(slope(owner, parameters, parameters.matrices(), i), 2e-3));
      }
      for (int i = 0; i < ofScalars.length; i++) {
        assertThat(ofScalars[i], closeTo(slope(owner, parameters, parameters.scalars(), i), 2e-3));
      }
    }
  }

  private static double slope(NDManager owner, HeadParameters parameters, double[] values, int at) {
    double[] matrices = new double[parameters.matrices().length];
    double[] scalars = new double[3];
    double before = values[at];
    values[at] = before + STEP;
    double above = loss(owner, parameters, matrices, scalars);
    values[at] = before - STEP;
    double below = loss(owner, parameters, matrices, scalars);
    values[at] = before;
    return (above - below) / (2 * STEP);
  }

  private static double loss(
      NDManager owner, HeadParameters parameters, double[] matrices, double[] scalars) {
    return new HeadLoss(1, 0, new Random(2))
        .gradient(owner, parameters, Films.of(8, 10, 1), matrices, scalars);
  }
}
