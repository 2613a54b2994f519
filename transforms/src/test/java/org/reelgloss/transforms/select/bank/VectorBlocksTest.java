package org.reelgloss.transforms.select.bank;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VectorBlocksTest {
  @Test
  void giveTheProductOfEachVectorInOrder() {
    List<float[]> vectors = new ArrayList<>();
    double[] expected = new double[1030]; // Two blocks, and a third that is not full.
    for (int i = 0; i < expected.length; i++) {
      vectors.add(new float[] {i, 1, -i});
      expected[i] = 3 * i + 5 - i;
    }

    double[][] products =
        new VectorBlocks(vectors).products(new float[] {3, 5, 1}, new float[] {0, 1, 0});

    assertThat(products[0], is(expected));
    assertThat(products[1][1029], is(1.0));
  }

  @Test
  void refuseAVectorOfAnotherLength() {
    VectorBlocks blocks = new VectorBlocks(List.of(new float[] {1, 2}));

    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> blocks.products(new float[2], new float[3]));
    assertThat(
        refused.getMessage(), is("vector must have 2 numbers, as those of the bank, but had: 3"));
  }

  @Test
  void giveZerosWhereThereIsNothingToMultiply() {
    VectorBlocks none = new VectorBlocks(List.of(new float[0], new float[0]));

    assertThat(none.length(), is(0));
    assertThat(none.products(new float[0])[0], is(new double[] {0, 0}));
  }
}
