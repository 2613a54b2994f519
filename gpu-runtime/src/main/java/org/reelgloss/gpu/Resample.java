package org.reelgloss.gpu;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Filters by the numbers that a preprocessor's config uses for them, which are those of the Python
 * library Pillow, as are the formulas.
 */
enum Resample {
  NEAREST(0, 0),
  LANCZOS(1, 3),
  BILINEAR(2, 1),
  BICUBIC(3, 2),
  BOX(4, 0.5),
  HAMMING(5, 1);

  private static final double CUBIC_A = -0.5;

  private final int number;
  private final double support;

  Resample(int number, double support) {
    this.number = number;
    this.support = support;
  }

  static Resample ofNumber(JsonNode number) {
    for (Resample resample : values()) {
      if (number.isInt() && resample.number == number.intValue()) {
        return resample;
      }
    }
    throw new IllegalArgumentException(
        "resample must be 0 (nearest), 1 (Lanczos), 2 (bilinear), 3 (bicubic), 4 (box) or 5"
            + " (Hamming), but was: "
            + number);
  }

  /** Returns how far the filter reaches, in pixels of the larger raster. */
  double support() {
    return support;
  }

  /** Returns the weight of a pixel at this distance from the middle, which may be negative. */
  double weight(double distance) {
    double x = Math.abs(distance);
    return switch (this) {
      case NEAREST -> throw new IllegalStateException("The nearest pixel has no weight");
      case LANCZOS -> x < 3 ? sinc(x) * sinc(x / 3) : 0;
      case BILINEAR -> Math.max(0, 1 - x);
      case BICUBIC -> cubic(x);
      case BOX -> distance > -0.5 && distance <= 0.5 ? 1 : 0;
      case HAMMING -> x < 1 ? sinc(x) * (0.54 + 0.46 * Math.cos(Math.PI * x)) : 0;
    };
  }

  private static double cubic(double x) {
    if (x < 1) {
      return ((CUBIC_A + 2) * x - (CUBIC_A + 3)) * x * x + 1;
    }
    return x < 2 ? (((x - 5) * x + 8) * x - 4) * CUBIC_A : 0;
  }

  private static double sinc(double x) {
    return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  }
}
