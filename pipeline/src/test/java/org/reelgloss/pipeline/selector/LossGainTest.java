package org.reelgloss.pipeline.selector;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.reelgloss.pipeline.evaluation.ranking.Measured;
import org.reelgloss.pipeline.evaluation.ranking.Problems;
import org.reelgloss.pipeline.selector.training.HeadData;
import org.reelgloss.pipeline.selector.training.OutOfFold;
import org.reelgloss.pipeline.selector.training.RankedList;
import org.reelgloss.pipeline.selector.training.RatedRow;

class LossGainTest {
  private static final double[] NOTHING = {0};
  private static final double[][] TWO = {NOTHING, NOTHING};
  private static final Examples EXAMPLES =
      new Examples(
          List.of("towers"),
          List.of(
              new RankedList(TWO, new double[] {3, 1}, "a"),
              new RankedList(TWO, new double[] {0, 2}, "b")),
          List.of(new RatedRow(NOTHING, 0.25, 3, "a"), new RatedRow(NOTHING, 1, 1, "b")),
          new Problems(),
          new HeadData(List.of(), List.of(), List.of()));
  private static final OutOfFold ZERO =
      new OutOfFold(List.of(new double[2], new double[2]), new double[2]);

  @Test
  void isTheFallOfTheMeanCrossEntropyAndOfTheWeightedLogisticLoss() {
    OutOfFold after =
        new OutOfFold(List.of(new double[] {1, 0}, new double[] {-1, 0.5}), new double[] {-2, 3});

    double lists = softplus(-1) + 0.25 + softplus(-1.5);
    double rows = 3 * (softplus(-2) + 0.5) + softplus(-3);
    double gain = Math.log(2) - lists / 2 + Math.log(2) - rows / 4;
    Measured measured = LossGain.of(EXAMPLES, ZERO, after);
    assertThat(measured.value(), closeTo(gain, 1e-9));
    assertThat(LossGain.of(EXAMPLES, after, ZERO).value(), closeTo(-gain, 1e-9));
  }

  @Test
  void drawsClipsOfOneVideoTogether() {
    OutOfFold after =
        new OutOfFold(List.of(new double[] {5, 0}, new double[] {5, 0}), new double[2]);

    assertThat(lists("v\na", "v\nb", after).interval().low(), is(lists("a", "b", after).value()));
    assertThat(lists("a", "b", after).interval().low(), lessThan(lists("a", "b", after).value()));
  }

  private static Measured lists(String first, String second, OutOfFold after) {
    List<RankedList> lists =
        List.of(
            new RankedList(TWO, new double[] {1, 0}, first),
            new RankedList(TWO, new double[] {0, 1}, second));
    HeadData none = new HeadData(List.of(), List.of(), List.of());
    return LossGain.of(
        new Examples(List.of("towers"), lists, List.of(), new Problems(), none), ZERO, after);
  }

  @Test
  void isNothingWhereScoresAreAlike() {
    assertThat(LossGain.of(EXAMPLES, ZERO, ZERO).interval().low(), is(0.0));
    assertThat(LossGain.of(EXAMPLES, ZERO, ZERO).interval().high(), is(0.0));
  }

  private static double softplus(double x) {
    return Math.log1p(Math.exp(x));
  }
}
