package org.reelgloss.pipeline.selector.training;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class HeadTrainingTest {
  private static final HeadTraining ONE_EPOCH =
      HeadTraining.create().withDropout(0).withValidationShare(0).withMostEpochs(1);

  @Test
  void startsAtTheLossThatTheDefinitionHasForTheTowersThemselves() {
    float[][] images = {{1, 0}, {0.6f, 0.8f}, {0.6f, 0.8f}};
    float[][] captions = {{0, 1}, {1, 0}, {0.8f, 0.6f}};
    List<HeadExample> examples =
        List.of(
            new HeadExample(0, 1, List.of(0)),
            // Two people preferred different captions of one clip.
            new HeadExample(2, 2, List.of(0)),
            new HeadExample(2, 0, List.of(2)));

    double loss =
        ONE_EPOCH.withTemperature(0.5).train(images, captions, examples).curve().get(1).loss();

    // Scores at 0.5, with captions 0, 1, 2: image 0: 0, 2, 1.6; image 2: 1.6, 1.2, 1.92.
    double toCaptions =
        entropy(2, Math.exp(0) + Math.exp(2) + 0.01 * Math.exp(1.6))
            + entropy(1.92, Math.exp(1.92) + Math.exp(1.6) + 0.01 * Math.exp(1.2))
            + entropy(1.6, Math.exp(1.6) + Math.exp(1.92) + 0.01 * Math.exp(1.2));
    double toImages =
        entropy(2, Math.exp(2) + 2 * 0.01 * Math.exp(1.2))
            + entropy(1.92, Math.exp(1.92) + 0.01 * Math.exp(1.6))
            // Caption 0 is a candidate of image 0, too.
            + entropy(1.6, Math.exp(1.6) + Math.exp(0));
    double matching =
        logistic(-2)
            + logistic(0)
            + logistic(-1.92)
            + logistic(1.6)
            + logistic(-1.6)
            + logistic(1.92);
    assertThat(loss, closeTo((toCaptions + toImages + matching) / 6, 1e-5));
  }

  private static double entropy(double positive, double denominator) {
    return Math.log(denominator) - positive;
  }

  private static double logistic(double z) {
    return Math.log1p(Math.exp(z));
  }

  @Test
  void findsWhatTellsCaptionsOfClipsThatItNeverSaw() {
    Films seen = Films.of(800, 24, 24, 1);
    Films others = Films.of(300, 24, 24, 2);

    TrainedHeads trained = seen.train(HeadTraining.create().withMostEpochs(12));

    Heads towers = seen.train(ONE_EPOCH.withLearningRate(1e-12)).heads();
    assertThat(others.recall(towers), lessThan(0.6));
    assertThat(others.recall(trained.heads()), greaterThan(0.65));
  }

  @Test
  void startsAtTheCosineOfTheTowers() {
    Films films = Films.of(20, 12, 12, 3);

    Heads heads = films.train(ONE_EPOCH.withLearningRate(1e-12)).heads();

    float[] image = heads.image(films.images()[4]);
    for (int k = 0; k < image.length; k++) {
      assertThat((double) image[k], closeTo(films.images()[4][k], 1e-5));
    }
  }

  @Test
  void learnsTowersOfDifferentWidthFromNothing() {
    Films seen = Films.of(300, 20, 12, 4);

    TrainedHeads trained =
        seen.train(HeadTraining.create().withMostEpochs(12).withLearningRate(0.01));

    assertThat(trained.heads().image(seen.images()[0]).length, is(12));
    assertThat(Films.of(200, 20, 12, 5).recall(trained.heads()), greaterThan(0.4));
  }

  @Test
  void givesTheSameHeadsForTheSameSeed() {
    Films films = Films.of(40, 8, 8, 6);
    HeadTraining training = HeadTraining.create().withMostEpochs(2).withSeed(3);

    TrainedHeads once = films.train(training);
    TrainedHeads again = films.train(training);

    assertThat(again.curve(), equalTo(once.curve()));
    assertThat(again.heads().textUp(), equalTo(once.heads().textUp()));
    assertThat(films.train(training.withSeed(4)).curve().equals(once.curve()), is(false));
  }

  @Test
  void keepsTheTowersWhereTrainingDoesNotHelp() {
    Films films = Films.of(60, 16, 16, 7);
    // The chosen caption is the picture itself: nothing can be better than the towers.
    for (HeadExample example : films.examples()) {
      films.captions()[example.positive()] = films.images()[example.image()];
    }

    TrainedHeads trained = films.train(HeadTraining.create().withPatience(2));

    assertThat(trained.best(), is(0));
    assertThat(trained.curve().size(), is(3));
    assertThat(films.recall(trained.heads()), is(1.0));
  }

  @Test
  void namesTheRowThatIsNotThere() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                HeadTraining.create()
                    .train(
                        new float[][] {{1}},
                        new float[][] {{1}},
                        List.of(new HeadExample(0, 1, List.of()))));
    assertThat(refused.getMessage(), is("positive must be in [0, 1), but was: 1"));
  }
}
