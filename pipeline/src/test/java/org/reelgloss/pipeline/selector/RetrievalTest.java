package org.reelgloss.pipeline.selector;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reelgloss.pipeline.evaluation.ranking.Interval;
import org.reelgloss.pipeline.evaluation.ranking.Measured;
import org.reelgloss.pipeline.selector.training.TrainedHeads;
import org.reelgloss.transforms.select.RetrievalHeads;

class RetrievalTest {
  private static final float[][] ONE = {{1}};
  private static final Measured CERTAIN = new Measured(0.2, new Interval(0.1, 0.3));
  private static final Measured PERHAPS = new Measured(0.2, new Interval(0, 0.3));
  private static final Measured NONE =
      new Measured(Double.NaN, new Interval(Double.NaN, Double.NaN));

  @Test
  void headsAreKeptWhereTheyCertainlyHelpAloneAndBesideTheRest() {
    assertThat(kept(10, CERTAIN, NONE, CERTAIN), is(true));
    assertThat(kept(10, PERHAPS, NONE, CERTAIN), is(false));
    assertThat(kept(10, CERTAIN, NONE, PERHAPS), is(false));
    assertThat(kept(10, CERTAIN, NONE, NONE), is(false));
  }

  @Test
  void aFewListsTellNothingBesideRatings() {
    assertThat(kept(9, PERHAPS, CERTAIN, CERTAIN), is(true));
    assertThat(kept(9, CERTAIN, PERHAPS, CERTAIN), is(false));
    assertThat(kept(0, NONE, CERTAIN, CERTAIN), is(true));
    assertThat(kept(10, PERHAPS, CERTAIN, CERTAIN), is(false));
  }

  private static boolean kept(int lists, Measured r1Gain, Measured pairsGain, Measured lossGain) {
    Agreement alone = new Agreement(lists, NONE, NONE, r1Gain, NONE, NONE, pairsGain, Map.of());
    TrainedHeads trained = new TrainedHeads(new RetrievalHeads(ONE, ONE, ONE, ONE), List.of(), 1);
    return new Retrieval(alone, lossGain, trained).kept();
  }
}
