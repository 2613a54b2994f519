package org.reelgloss.transforms.select.bank;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
  private static final float[] DOG = {1, 0};

  @Test
  void comesFirst() {
    assertThat(Nearest.of(DOG, Banks.DOGS_AND_CATS, "", 9), is(new int[] {0, 1, 3, 2}));
  }

  @Test
  void leavesOutTheFurthestAndTheNamedPicture() {
    assertThat(Nearest.of(DOG, Banks.DOGS_AND_CATS, "", 2), is(new int[] {0, 1}));
    assertThat(Nearest.of(DOG, Banks.DOGS_AND_CATS, "dog1.jpg", 2), is(new int[] {1, 3}));
  }

  @Test
  void isTheFormerOfTwoAsNear() {
    List<CaptionedPicture> same = List.of(Banks.picture("a", 1, 0), Banks.picture("b", 1, 0));
    assertThat(Nearest.of(DOG, same, "", 1), is(new int[] {0}));
  }

  @Test
  void hasAMeanAndADirection() {
    float[] mean = Nearest.mean(List.of(new float[] {6, 0}, new float[] {0, 8}));

    assertThat(mean, is(new float[] {3, 4}));
    assertThat(Nearest.unit(mean), is(new float[] {0.6f, 0.8f}));
    assertThat(Nearest.unit(new float[] {0, 0}), is(new float[] {0, 0}));
    assertThat(Nearest.minus(mean, new float[] {1, 5}), is(new float[] {2, -1}));
  }
}
