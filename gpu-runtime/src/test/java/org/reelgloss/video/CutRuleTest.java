package org.reelgloss.video;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CutRuleTest {
  @Test
  void aHitFarEnoughFromTheLastCutIsACut() {
    assertThat(cuts(CutSemantics.V06, 60, 20, 40), contains(20L, 40L));
  }

  @Test
  void aHitTooNearToTheStartIsNoCut() {
    assertThat(cuts(CutSemantics.V06, 60, 14), is(empty()));
  }

  @Test
  void aHitTooNearToTheLastCutDoesNotMoveIt() {
    assertThat(cuts(CutSemantics.V06, 60, 20, 30, 35), contains(20L, 35L));
  }

  @Test
  void mergingGivesABurstOneCutAtItsLastHit() {
    assertThat(cuts(CutSemantics.V07, 100, 20, 30, 38, 46), contains(20L, 46L));
  }

  @Test
  void mergingForgetsABurstThatStaysShort() {
    assertThat(cuts(CutSemantics.V07, 100, 20, 30, 34), contains(20L));
  }

  @Test
  void mergingDoesNotOpenABurstBeforeTheFirstCut() {
    assertThat(cuts(CutSemantics.V07, 100, 5, 30), contains(30L));
  }

  private static List<Long> cuts(CutSemantics semantics, int frames, Integer... hits) {
    CutRule rule = CutRule.of(semantics, 25, 15);
    List<Long> cuts = new ArrayList<>();
    for (int frame = 0; frame < frames; frame++) {
      rule.next(frame, Set.of(hits).contains(frame) ? 25 : 24.9).ifPresent(cuts::add);
    }
    return cuts;
  }
}
