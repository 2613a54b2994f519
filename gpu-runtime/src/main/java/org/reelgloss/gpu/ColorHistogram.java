package org.reelgloss.gpu;

/**
 * Which colours there are: a histogram of hue and value for what is colourful and one of value for
 * what is grey, each pixel shared between both by its chroma and between neighbouring bins, so that
 * noise moves little. Square roots, so that small areas count too.
 */
final class ColorHistogram {
  private static final int HUES = 12;
  private static final int VALUES = 3;
  private static final int GREYS = 8;

  /** Share of the frame below which a colour hardly counts. */
  private static final float NEGLIGIBLE = 0.002f;

  static final int SIZE = HUES * VALUES + GREYS;

  private ColorHistogram() {}

  static float[] of(SmallFrame frame) {
    float[] histogram = new float[SIZE];
    for (int pixel = 0; pixel < SmallFrame.PIXELS; pixel++) {
      add(histogram, frame.red()[pixel], frame.green()[pixel], frame.blue()[pixel]);
    }
    for (int i = 0; i < SIZE; i++) {
      float share = histogram[i] / SmallFrame.PIXELS;
      histogram[i] = (float) (Math.sqrt(share + NEGLIGIBLE) - Math.sqrt(NEGLIGIBLE));
    }
    return histogram;
  }

  private static void add(float[] histogram, float red, float green, float blue) {
    float value = Math.max(red, Math.max(green, blue));
    float chroma = value - Math.min(red, Math.min(green, blue));
    float colourful = Math.min(1, 2 * chroma);
    float grey = value * (GREYS - 1);
    int below = Math.min((int) grey, GREYS - 2);
    int greys = HUES * VALUES + below;
    histogram[greys] += (1 - colourful) * (below + 1 - grey);
    histogram[greys + 1] += (1 - colourful) * (grey - below);
    if (chroma > 0) {
      float hue = hue(red, green, blue, value, chroma) * HUES / 6;
      int first = (int) hue;
      float rest = hue - first;
      addHue(histogram, first % HUES, value, colourful * (1 - rest));
      addHue(histogram, (first + 1) % HUES, value, colourful * rest);
    }
  }

  private static void addHue(float[] histogram, int hue, float value, float amount) {
    float position = value * (VALUES - 1);
    int below = Math.min((int) position, VALUES - 2);
    int at = hue * VALUES + below;
    histogram[at] += amount * (below + 1 - position);
    histogram[at + 1] += amount * (position - below);
  }

  /** Returns the hue in [0, 6]: red at 0 and 6, green at 2, blue at 4. */
  private static float hue(float red, float green, float blue, float value, float chroma) {
    if (value == red) {
      float hue = (green - blue) / chroma;
      return hue < 0 ? hue + 6 : hue;
    }
    return value == green ? 2 + (blue - red) / chroma : 4 + (red - green) / chroma;
  }
}
