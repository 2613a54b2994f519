package org.reelgloss.transforms.select.bank;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.junit.jupiter.api.Test;

class PictureRegressionTest {
  private static final List<float[]> BANK =
      List.of(new float[] {3, 1}, new float[] {1, 1}, new float[] {2, 4});

  @Test
  void weighsPicturesAsARegressionOnThemDoes() {
    // Less the mean (2, 2) the squares are ((2, 0), (0, 6)), and each has 0.3 more.
    float[] direction = PictureRegression.learn(BANK).direction(new float[] {1, 0});

    assertThat((double) direction[0], closeTo(-1 / 2.3, 1e-6));
    assertThat((double) direction[1], closeTo(-2 / 6.3, 1e-6));
  }

  @Test
  void keepsWhatItLearned() {
    float[][] inverse = PictureRegression.learn(BANK).inverse();

    assertThat(
        new PictureRegression(BANK, inverse).direction(new float[] {1, 0}),
        is(PictureRegression.learn(BANK).direction(new float[] {1, 0})));
  }
}
