package org.reelgloss.pipeline.selector;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.reelgloss.pipeline.evaluation.ranking.Problems;
import org.reelgloss.pipeline.selector.training.Calibration;
import org.reelgloss.pipeline.selector.training.HeadData;
import org.reelgloss.pipeline.selector.training.OutOfFold;
import org.reelgloss.pipeline.selector.training.RankedList;
import org.reelgloss.pipeline.selector.training.RatedRow;

class AcceptanceTest {
  private static final List<RankedList> LISTS =
      List.of(new RankedList(new double[][] {{0}, {0}}, new double[] {1, 4}, "a"));

  @Test
  void wherePeopleWereAskedOnlyTheirAnswersCount() {
    Acceptance acceptance =
        of(List.of(new RatedRow(new double[] {0}, 0.25, 0.05, "a")), new double[] {7});

    assertThat(acceptance.scores(), is(new double[] {7}));
    assertThat(acceptance.accepted(), is(new double[] {0.25}));
    assertThat(acceptance.weights(), is(new double[] {0.05}));
  }

  @Test
  void elseACandidateIsAcceptedAsFarAsItIsPreferredToTheBest() {
    Acceptance acceptance = of(List.of(), new double[0]);

    assertThat(acceptance.scores(), is(new double[] {2, 3}));
    assertThat(acceptance.accepted(), is(new double[] {0.25, 1}));
    assertThat(acceptance.weights(), is(new double[] {1, 1}));
  }

  @Test
  void scoresThatPeopleContradictKeepTheirOrderAroundTheMeanAcceptance() {
    double[] one = {1, 1, 1, 1};
    Calibration calibration =
        new Acceptance(new double[] {3, 2, 1, 0}, new double[] {0, 0, 1, 1}, one).calibration();

    assertThat(calibration.slope(), is(1.0));
    assertThat(calibration.intercept(), is(closeTo(-1.5, 1e-6)));
    assertThat(calibration.probability(1.5), is(closeTo(0.5, 1e-6)));
  }

  @Test
  void scoresThatPeopleConfirmBecomeProbabilities() {
    double[] scores = {3, 2, 1, 0};
    double[] accepted = {1, 1, 0, 0};
    double[] weights = {1, 1, 1, 1};

    assertThat(
        new Acceptance(scores, accepted, weights).calibration(),
        is(Calibration.fit(scores, accepted, weights)));
  }

  private static Acceptance of(List<RatedRow> rows, double[] ofRows) {
    return Acceptance.of(
        new Examples(
            List.of("towers"),
            LISTS,
            rows,
            new Problems(),
            new HeadData(List.of(), List.of(), List.of())),
        new OutOfFold(List.of(new double[] {2, 3}), ofRows));
  }
}
