package org.reelgloss.gpu;

/** Filters by the numbers that a preprocessor's config uses for them. */
enum Resample {
  NEAREST(0, 0),
  BILINEAR(2, 1),
  BICUBIC(3, 2);

  private static final double CUBIC_A = -0.5;

  private final int number;
  private final double support;

  Resample(int number, double support) {
    this.number = number;
    this.support = support;
  }

  static Resample ofNumber(int number) {
    for (Resample resample : values()) {
      if (resample.number == number) {
        return resample;
      }
    }
    throw new IllegalArgumentException(
        "resample must be 0 (nearest), 2 (bilinear) or 3 (bicubic), but was: " + number);
  }

  /** Returns how far the filter reaches, in pixels of the larger raster. */
  double support() {
    return support;
  }

  double weight(double distance) {
    double x = Math.abs(distance);
    if (this == BILINEAR) {
      return Math.max(0, 1 - x);
    }
    if (x < 1) {
      return ((CUBIC_A + 2) * x - (CUBIC_A + 3)) * x * x + 1;
    }
    return x < 2 ? (((x - 5) * x + 8) * x - 4) * CUBIC_A : 0;
  }
}
