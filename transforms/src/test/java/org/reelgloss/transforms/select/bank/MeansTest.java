package org.reelgloss.transforms.select.bank;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeansTest {
  @Test
  void haveADirection() {
    float[] mean = Means.mean(List.of(new float[] {6, 0}, new float[] {0, 8}));

    assertThat(mean, is(new float[] {3, 4}));
    assertThat(Means.unit(mean), is(new float[] {0.6f, 0.8f}));
    assertThat(Means.unit(new float[] {0, 0}), is(new float[] {0, 0}));
    assertThat(Means.minus(mean, new float[] {1, 5}), is(new float[] {2, -1}));
  }
}
