package org.reelgloss.gpu;

/** Numbers of 16 bits: binary16 of IEEE 754, a sign, 5 bits of exponent, 10 of fraction. */
final class HalfFloats {
  private static final int FRACTION_BITS = 10;
  private static final int FRACTION = (1 << FRACTION_BITS) - 1;
  private static final int EXPONENT = 0x1F;
  private static final int WIDER = 23 - FRACTION_BITS;
  private static final int BIAS_DIFFERENCE = 127 - 15;

  /** What one bit of the fraction is worth where the exponent is 0. */
  private static final float SMALLEST = 0x1p-24f;

  private HalfFloats() {}

  /** Returns the same number, which a float can always hold. */
  static float toFloat(short half) {
    int sign = (half & 0x8000) << 16;
    int exponent = (half >>> FRACTION_BITS) & EXPONENT;
    int fraction = half & FRACTION;
    if (exponent == 0) {
      float value = fraction * SMALLEST;
      return sign == 0 ? value : -value;
    }
    int wide = exponent == EXPONENT ? 0xFF : exponent + BIAS_DIFFERENCE;
    return Float.intBitsToFloat(sign | wide << 23 | fraction << WIDER);
  }
}
