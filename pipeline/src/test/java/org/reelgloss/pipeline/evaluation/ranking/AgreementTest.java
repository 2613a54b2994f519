package org.reelgloss.pipeline.evaluation.ranking;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementTest {
  private final List<Observation> observations = new ArrayList<>();

  @Test
  void pairsOfAPictureCountWhereRatingsDiffer() {
    add("a", 0.9, 1, 1);
    add("a", 0.5, 0, 0);
    add("a", 0.5, 0, 1);
    add("b", 0.1, 1, 1);
    add("b", 0.2, 0, 0);
    add("b", 0.3, 0, 0);

    Agreement agreement = Agreement.of(observations);

    // a: right, right, equal scores; b: wrong, wrong, equal ratings.
    assertThat(agreement.figure(Figure.PAIRWISE), is(2.5 / 5));
    assertThat(agreement.figure(Figure.PAIRWISE, new int[] {2, 0}), is(2.5 / 3));
    assertThat(agreement.figure(Figure.R1), is(0.5));
    assertThat(agreement.images(), is(2));
    assertThat(agreement.ratings(), is(12));
  }

  @Test
  void highestScoresThatAreEqualShareThePicture() {
    add("a", 0.9, 1);
    add("a", 0.9, 0);
    add("a", 0.9, 1);
    add("a", 0.1, 1);
    add("alone", 0.9, 1);

    assertThat(Agreement.of(observations).figure(Figure.R1), closeTo(2 / 3.0, 1e-15));
  }

  @Test
  void meansThatAreEqualButForRoundingAreEqual() {
    add("a", 0.9, 0, 1 / 3.0, 2 / 3.0);
    add("a", 0.5, 1 / 3.0, 1 / 3.0, 1 / 3.0);

    assertThat(Agreement.of(observations).figure(Figure.PAIRWISE), is(Double.NaN));
  }

  @Test
  void eachRatingIsHeldAgainstTheScoreOfItsCaption() {
    add("a", 0.9, 1, 0);
    add("b", 0.5, 0, 0);

    Agreement agreement = Agreement.of(observations);
    Kendall.Pairs pairs =
        Kendall.of(new double[] {0.9, 0.9, 0.5, 0.5}, new double[] {1, 0, 0, 0}).count();

    assertThat(agreement.figure(Figure.TAU_C), is(pairs.tauC()));
    assertThat(agreement.figure(Figure.TAU_B), is(pairs.tauB()));
  }

  private void add(String image, double score, double... ratings) {
    int number = observations.size();
    RatedCaption row =
        new RatedCaption(
            image,
            "x#" + number,
            "caption " + number,
            RatedCaption.Kind.EXPERT,
            Arrays.stream(ratings).boxed().toList(),
            ratings.length,
            "test",
            number);
    observations.add(new Observation(row, score));
  }
}
