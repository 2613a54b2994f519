package org.reelgloss.transforms.select.bank;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;

class RidgeTest {
  @Test
  void shrinksTheWeightsByThePenaltyAndNotTheConstant() {
    // 4 / (2 + 2) instead of 4 / 2; the means are 0 and 2.
    float[][] fitted = Ridge.fit(new float[][] {{-1}, {1}}, new float[][] {{0}, {4}}, 2);
    assertThat(fitted, is(new float[][] {{1}, {2}}));
  }

  @Test
  void solvesForInputsThatGoTogether() {
    // (X'X + 1) w = X'y is ((5, 2), (2, 3)) w = (7, 5).
    float[][] x = {{1, 1}, {-1, -1}, {1, 0}, {-1, 0}};
    float[][] y = {{2.5f, 0}, {-2.5f, 0}, {1, 0}, {-1, 0}};

    float[][] fitted = Ridge.fit(x, y, 1);

    assertThat(fitted.length, is(3));
    assertThat((double) fitted[0][0], closeTo(1, 1e-6));
    assertThat((double) fitted[1][0], closeTo(1, 1e-6));
    assertThat((double) fitted[2][0], closeTo(0, 1e-6));
    assertThat(fitted[0][1], is(0f));
  }

  @Test
  void invertsTheSquaresOfManyNumbers() {
    float[][] x = new float[200][130]; // Two tiles, and a third that is not full.
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x[i].length; j++) {
        x[i][j] = (float) Math.sin(i * 7.3 + j * j);
      }
    }

    float[][] inverse = Ridge.inverseSquares(x, 2);

    float[][] fitted = Ridge.fit(x, x, 2); // I - 2 (X'X + 2 I)^-1
    for (int i = 0; i < 130; i++) {
      for (int j = 0; j < 130; j++) {
        double expected = (i == j ? 1 : 0) - 2 * inverse[i][j];
        assertThat((double) fitted[i][j], closeTo(expected, 1e-5));
      }
    }
  }
}
