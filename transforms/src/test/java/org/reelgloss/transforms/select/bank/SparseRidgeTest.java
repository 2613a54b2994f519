package org.reelgloss.transforms.select.bank;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SparseRidgeTest {
  @Test
  void drawsAWeightTowardsZero() {
    SparseRidge ridge = new SparseRidge(2, 1);
    ridge.add(new float[] {1, 0}, new float[] {3});
    ridge.add(new float[] {0, 2}, new float[] {5});

    // 3 / (1 + 1) and 10 / (4 + 1).
    assertThat(ridge.solve(1), is(new float[][] {{1.5f}, {2}}));
  }

  @Test
  void givesNothingToANumberThatNoRowHas() {
    SparseRidge ridge = new SparseRidge(2, 2);
    ridge.add(new float[] {0, 1}, new float[] {0, 2});

    assertThat(ridge.solve(1), is(new float[][] {{0, 0}, {0, 1}}));
  }

  @Test
  void solvesTheNormalEquationsOfManyRows() {
    Random random = new Random(3);
    float[][] x = new float[60][8];
    float[][] y = new float[x.length][3];
    SparseRidge ridge = new SparseRidge(8, 3);
    for (int row = 0; row < x.length; row++) {
      for (int i = 0; i < 3; i++) {
        x[row][random.nextInt(8)] = random.nextFloat();
        y[row][i] = random.nextFloat();
      }
      ridge.add(x[row], y[row]);
    }

    float[][] weights = ridge.solve(0.5);

    // X'(y - X w) = penalty w.
    for (int i = 0; i < 8; i++) {
      for (int k = 0; k < 3; k++) {
        double gradient = 0;
        for (int row = 0; row < x.length; row++) {
          gradient += x[row][i] * (y[row][k] - product(x[row], weights, k));
        }
        assertThat(gradient, closeTo(0.5 * weights[i][k], 1e-3));
      }
    }
  }

  @Test
  void refusesNumbersThatAreNotFinite() {
    SparseRidge ridge = new SparseRidge(1, 1);
    ridge.add(new float[] {1}, new float[] {Float.NaN});

    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> ridge.solve(1));
    assertThat(refused.getMessage(), is("rows and vectors must be finite, but some were not"));
  }

  private static double product(float[] row, float[][] weights, int k) {
    double sum = 0;
    for (int i = 0; i < row.length; i++) {
      sum += row[i] * weights[i][k];
    }
    return sum;
  }
}
