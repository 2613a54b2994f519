package org.reelgloss.transforms.caption;

import java.util.Locale;

/** The colours that people name without thinking. */
enum NamedColour {
  BLACK,
  WHITE,
  GREY,
  RED,
  ORANGE,
  BROWN,
  BEIGE,
  YELLOW,
  GREEN,
  TURQUOISE,
  BLUE,
  PURPLE,
  PINK;

  /** Returns the name of a colour given as 8-bit red, green and blue. */
  static NamedColour of(int red, int green, int blue) {
    int max = Math.max(red, Math.max(green, blue));
    int min = Math.min(red, Math.min(green, blue));
    double value = max / 255.0;
    double saturation = max == 0 ? 0 : (double) (max - min) / max;
    if (value < 0.2 || (value < 0.3 && saturation < 0.35)) {
      return BLACK;
    }
    if (saturation < 0.13 || (value < 0.4 && saturation < 0.2)) {
      return value > 0.82 ? WHITE : GREY;
    }
    return ofHue(hue(red, green, blue, max, max - min), saturation, value);
  }

  private static NamedColour ofHue(double hue, double saturation, double value) {
    if (hue < 14 || hue >= 345) {
      return reddish(saturation, value);
    }
    if (hue < 48) {
      return warm(hue, saturation, value);
    }
    if (hue < 70) {
      return value > 0.6 ? pale(YELLOW, BEIGE, saturation) : GREEN;
    }
    if (hue < 160) {
      return GREEN;
    }
    if (hue < 190) {
      return pale(TURQUOISE, GREY, saturation);
    }
    if (hue < 258) {
      return pale(BLUE, value > 0.85 ? WHITE : GREY, saturation);
    }
    if (hue < 295) {
      return pale(PURPLE, GREY, saturation);
    }
    return value > 0.55 ? PINK : PURPLE;
  }

  private static NamedColour reddish(double saturation, double value) {
    if (saturation < 0.5) {
      return value > 0.7 ? PINK : BROWN;
    }
    return value > 0.4 ? RED : BROWN;
  }

  private static NamedColour warm(double hue, double saturation, double value) {
    if (saturation < 0.4) {
      return value > 0.6 ? BEIGE : BROWN;
    }
    if (value < 0.72 || saturation < 0.6) {
      return BROWN;
    }
    return hue < 42 ? ORANGE : YELLOW;
  }

  private static NamedColour pale(NamedColour colour, NamedColour faint, double saturation) {
    return saturation < 0.2 ? faint : colour;
  }

  /** Returns degrees in [0, 360); {@code chroma} is above 0. */
  private static double hue(int red, int green, int blue, int max, double chroma) {
    double sixths;
    if (max == red) {
      sixths = (green - blue) / chroma;
    } else if (max == green) {
      sixths = 2 + (blue - red) / chroma;
    } else {
      sixths = 4 + (red - green) / chroma;
    }
    return (60 * sixths + 360) % 360;
  }

  /** Returns the colour's English name. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
