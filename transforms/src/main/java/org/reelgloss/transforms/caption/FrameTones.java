package org.reelgloss.transforms.caption;

import org.reelgloss.video.RgbImage;

/**
 * Light and colours of one frame, black bars at its edges left out.
 *
 * @param brightness its mean, in [0, 255]
 * @param spread standard deviation of brightness
 * @param dark share of dark pixels
 * @param light share of light pixels
 * @param coloured share of pixels that are not grey
 * @param upper share of the picture that has each {@link NamedColour} in its upper half
 * @param lower the same of the lower half; both together sum up to 1
 */
@SuppressWarnings({"ArrayRecordComponent", "EnumOrdinal"}) // Never compared; arrays by colour.
record FrameTones(
    double brightness,
    double spread,
    double dark,
    double light,
    double coloured,
    double[] upper,
    double[] lower) {
  private static final int SAMPLES_A_SIDE = 128;
  private static final int DARK = 45;
  private static final int LIGHT = 210;
  private static final int LEAST_CHROMA = 24;

  static FrameTones of(RgbImage image) {
    PictureArea area = PictureArea.withoutBars(image);
    double[] upper = new double[NamedColour.values().length];
    double[] lower = new double[NamedColour.values().length];
    double part = 1.0 / (SAMPLES_A_SIDE * SAMPLES_A_SIDE);
    double sum = 0;
    double squares = 0;
    double dark = 0;
    double light = 0;
    double coloured = 0;
    for (int i = 0; i < SAMPLES_A_SIDE; i++) {
      int y = area.top() + (area.bottom() - area.top()) * (2 * i + 1) / (2 * SAMPLES_A_SIDE);
      for (int j = 0; j < SAMPLES_A_SIDE; j++) {
        int x = area.left() + (area.right() - area.left()) * (2 * j + 1) / (2 * SAMPLES_A_SIDE);
        int at = 3 * (y * image.width() + x);
        int red = image.pixels()[at] & 0xff;
        int green = image.pixels()[at + 1] & 0xff;
        int blue = image.pixels()[at + 2] & 0xff;
        double bright = brightness(red, green, blue);
        sum += bright * part;
        squares += bright * bright * part;
        dark += bright < DARK ? part : 0;
        light += bright > LIGHT ? part : 0;
        coloured += chroma(red, green, blue) > LEAST_CHROMA ? part : 0;
        (2 * i < SAMPLES_A_SIDE ? upper : lower)[NamedColour.of(red, green, blue).ordinal()] +=
            part;
      }
    }
    double spread = Math.sqrt(Math.max(0, squares - sum * sum));
    return new FrameTones(sum, spread, dark, light, coloured, upper, lower);
  }

  /** Midway between luma and value: luma alone calls every saturated blue and red dark. */
  private static double brightness(int red, int green, int blue) {
    double luma = 0.299 * red + 0.587 * green + 0.114 * blue;
    return (luma + Math.max(red, Math.max(green, blue))) / 2;
  }

  private static int chroma(int red, int green, int blue) {
    return Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue));
  }
}
