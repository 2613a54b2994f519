package org.reelgloss.transforms.select;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reelgloss.transforms.select.bank.CaptionText;
import org.reelgloss.transforms.select.bank.CaptionedPicture;
import org.reelgloss.transforms.select.bank.PictureBank;
import org.reelgloss.transforms.select.bank.PictureVectors;

class GroupSignalsTest {
  @Test
  void tellMeanAndHighestAgreementWithTheOthers() {
    List<CaptionText> captions =
        List.of(caption("a dog", 1, 0), caption("a cat", 1, 0), caption("grass", 0, 1));

    assertThat(ofFirst(captions), is(new double[] {0.5, 1, 0.25, 0.5, Double.NaN}));
  }

  @Test
  void leaveOutCaptionsWhoseMeaningIsNotKnown() {
    CaptionText foreign = CaptionText.of("zebras", new float[0], new float[] {1});
    CaptionText dog = caption("a dog", 1, 0);

    assertThat(
        ofFirst(List.of(dog, foreign, caption("grass", 0.6f, 0.8f))),
        is(new double[] {0.6f, 0.6f, 0, 0, Double.NaN}));
    assertThat(
        ofFirst(List.of(foreign, dog)),
        is(new double[] {Double.NaN, Double.NaN, 0, 0, Double.NaN}));
  }

  @Test
  void areNotKnownOfACaptionAlone() {
    assertThat(
        ofFirst(List.of(caption("a dog", 1, 0))),
        is(new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN}));
  }

  @Test
  void leaveOtherSignalsAsTheyAre() {
    double[] signals = new double[Signals.all().size()];
    GroupSignals.of(List.of(caption("a dog", 1, 0), caption("a dog", 1, 0)), bank())
        .put(1, signals);

    // Four full agreements, and of the four numbers of words CIDEr knows one and two.
    assertThat(Arrays.stream(signals).sum(), closeTo(4.0 + 10 * 2.0 / 4, 1e-5));
  }

  private static PictureBank bank() {
    float[] one = {1};
    PictureVectors looks = PictureVectors.of(one);
    List<String> dog = List.of("a dog");
    return PictureBank.of(
        List.of(
            new CaptionedPicture("1", looks, one, one, dog),
            new CaptionedPicture("2", looks, one, one, dog),
            new CaptionedPicture("3", looks, one, one, List.of("cats"))));
  }

  private static CaptionText caption(String text, float x, float y) {
    return CaptionText.of(text, new float[] {x, y}, new float[] {1});
  }

  private static double[] ofFirst(List<CaptionText> captions) {
    double[] signals = new double[Signals.all().size()];
    Arrays.fill(signals, Double.NaN);
    GroupSignals.of(captions, null).put(0, signals);
    return Arrays.copyOfRange(signals, signals.length - 5, signals.length);
  }
}
