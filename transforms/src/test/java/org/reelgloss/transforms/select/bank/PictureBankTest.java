package org.reelgloss.transforms.select.bank;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.reelgloss.transforms.select.bank.Banks.picture;

import java.util.List;
import org.junit.jupiter.api.Test;

class PictureBankTest {
  @Test
  void needsPicturesToLeaveOneOut() {
    List<CaptionedPicture> same = List.of(picture("p", 1, 0, "p"), picture("p", 0, 1, "q"));

    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> PictureBank.of(same));
    assertThat(
        refused.getMessage(),
        is("a bank must have at least 2 pictures of different names, but has: 2"));
  }

  @Test
  void refusesPicturesOfDifferentModels() {
    List<CaptionedPicture> mixed =
        List.of(
            picture("p", 1, 0, "p"),
            new CaptionedPicture(
                "q",
                new PictureVectors(new float[] {1, 0}, new float[] {1, 0, 0}),
                new float[] {1, 0},
                new float[] {1, 0},
                List.of("q")));

    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> PictureBank.of(mixed));
    assertThat(
        refused.getMessage(),
        is(
            "pictures of a bank must have vectors of [2, 0, 2, 2] numbers, as the first, but q has:"
                + " [2, 3, 2, 2]"));
  }

  @Test
  void learnsToPredictMeanings() {
    PictureBank bank = PictureBank.of(List.of(picture("p", 1, 0, "p"), picture("q", -1, 0, "q")));

    // Sum of squares 2 over 2 and the penalty of 3.
    assertThat(bank.learned().predictor(), is(new float[][] {{0.4f, 0}, {0, 0}, {0, 0}}));
  }
}
