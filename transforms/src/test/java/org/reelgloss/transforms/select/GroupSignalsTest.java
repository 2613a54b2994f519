package org.reelgloss.transforms.select;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reelgloss.transforms.select.bank.CaptionText;

class GroupSignalsTest {
  @Test
  void tellMeanAndHighestAgreementWithTheOthers() {
    List<CaptionText> captions =
        List.of(caption("a dog", 1, 0), caption("a cat", 1, 0), caption("grass", 0, 1));

    assertThat(ofFirst(captions), is(new double[] {0.5, 1, 0.25, 0.5}));
  }

  @Test
  void areNotKnownOfACaptionAlone() {
    assertThat(
        ofFirst(List.of(caption("a dog", 1, 0))),
        is(new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN}));
  }

  @Test
  void leaveOtherSignalsAsTheyAre() {
    double[] signals = new double[Signals.all().size()];
    GroupSignals.of(List.of(caption("a", 1, 0), caption("a", 1, 0))).put(1, signals);

    assertThat(Arrays.stream(signals).sum(), is(4.0));
  }

  private static CaptionText caption(String text, float x, float y) {
    return CaptionText.of(text, new float[] {x, y}, new float[] {1});
  }

  private static double[] ofFirst(List<CaptionText> captions) {
    double[] signals = new double[Signals.all().size()];
    Arrays.fill(signals, Double.NaN);
    GroupSignals.of(captions).put(0, signals);
    return Arrays.copyOfRange(signals, signals.length - 4, signals.length);
  }
}
