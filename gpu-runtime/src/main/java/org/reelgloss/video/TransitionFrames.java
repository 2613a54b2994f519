package org.reelgloss.video;

/**
 * The thumbnails of the latest frames and how far they are from each other.
 *
 * <p>A distance is the mean squared difference of two thumbnails' 8-bit values. One thread.
 */
final class TransitionFrames {
  static final int WIDTH = Thumbnails.WIDTH;
  static final int HEIGHT = Thumbnails.HEIGHT;
  static final int CHANNELS = 3;
  static final int PIXELS = WIDTH * HEIGHT;
  static final int VALUES = CHANNELS * PIXELS;

  /** Variance below which a picture is of one colour: 5 of 255 steps of standard deviation. */
  private static final double PLAIN_VARIANCE = 25;

  private static final double BLACK = 32;
  private static final double WHITE = 223;

  private final int step;
  private final int lags;
  private final int kept;
  private final int[][] pictures;
  private final float[][] distances;
  private final double[][] means;
  private final double[] variances;
  private final double[] energies;
  private final int[][] brightnesses;
  private final int[] scratch = new int[PIXELS];
  private long count;

  TransitionFrames(TransitionLengths lengths) {
    step = lengths.step();
    lags = lengths.longest() / step;
    kept = lengths.kept();
    pictures = new int[kept][VALUES];
    distances = new float[kept][lags + 1];
    means = new double[kept][CHANNELS];
    variances = new double[kept];
    energies = new double[kept];
    brightnesses = new int[kept][PIXELS];
  }

  void add(byte[] rgb) {
    if (rgb.length != VALUES) {
      throw new IllegalArgumentException(
          "rgb must be " + VALUES + " bytes, but was: " + rgb.length);
    }
    int slot = slot(count);
    int[] picture = pictures[slot];
    for (int i = 0; i < VALUES; i++) {
      picture[i] = rgb[i] & 0xff;
    }
    moments(picture, slot);
    brighten(picture, brightnesses[slot]);
    energies[slot] = energy(brightnesses[slot]);
    for (int lag = 1; lag <= lags && lag * (long) step <= count; lag++) {
      distances[slot][lag] = between(picture, pictures[slot(count - lag * (long) step)]);
    }
    count++;
  }

  private void moments(int[] picture, int slot) {
    double variance = 0;
    for (int channel = 0; channel < CHANNELS; channel++) {
      int sum = 0;
      int squares = 0;
      for (int i = channel; i < VALUES; i += CHANNELS) {
        sum += picture[i];
        squares += picture[i] * picture[i];
      }
      double mean = sum / (double) PIXELS;
      means[slot][channel] = mean;
      variance += squares / (double) PIXELS - mean * mean;
    }
    variances[slot] = variance / CHANNELS;
  }

  private static void brighten(int[] picture, int[] brightness) {
    for (int pixel = 0; pixel < PIXELS; pixel++) {
      int at = CHANNELS * pixel;
      brightness[pixel] = picture[at] + picture[at + 1] + picture[at + 2];
    }
  }

  /** Returns the mean squared difference of neighbours, side by side and stacked. */
  private static double energy(int[] brightness) {
    long beside = 0;
    long stacked = 0;
    for (int pixel = 0; pixel < PIXELS; pixel++) {
      if (pixel % WIDTH != WIDTH - 1) {
        int right = brightness[pixel + 1] - brightness[pixel];
        beside += (long) right * right;
      }
      if (pixel < PIXELS - WIDTH) {
        int below = brightness[pixel + WIDTH] - brightness[pixel];
        stacked += (long) below * below;
      }
    }
    return beside / (double) ((WIDTH - 1) * HEIGHT) + stacked / (double) (WIDTH * (HEIGHT - 1));
  }

  private static float between(int[] one, int[] other) {
    int sum = 0;
    for (int i = 0; i < VALUES; i++) {
      int difference = one[i] - other[i];
      sum += difference * difference;
    }
    return sum / (float) VALUES;
  }

  private int slot(long frame) {
    return (int) frame & (kept - 1);
  }

  /** Returns how many frames there were; the latest is one less. */
  long count() {
    return count;
  }

  /** Returns the distance of two frames that are {@code lag} steps apart. */
  double distance(long later, int lag) {
    return distances[slot(later)][lag];
  }

  /** Returns the distance of any two frames. */
  double between(long one, long other) {
    return between(pictures[slot(one)], pictures[slot(other)]);
  }

  /** Returns the values of a frame, channel by channel, pixel by pixel, row by row. */
  int[] picture(long frame) {
    return pictures[slot(frame)];
  }

  /** Returns the spread of a frame's values around the mean of their channel, squared. */
  double variance(long frame) {
    return variances[slot(frame)];
  }

  /** Returns how much fine structure a frame has; a shot's motion leaves it nearly as it is. */
  double energy(long frame) {
    return energies[slot(frame)];
  }

  /** Returns how much fine structure the difference of two frames has. */
  double energyOfDifference(long one, long other) {
    int[] a = brightnesses[slot(one)];
    int[] b = brightnesses[slot(other)];
    for (int pixel = 0; pixel < PIXELS; pixel++) {
      scratch[pixel] = a[pixel] - b[pixel];
    }
    return energy(scratch);
  }

  /**
   * Returns how evenly the difference of two frames is spread over the picture: 1 if evenly, else
   * about the share of the picture that differs.
   */
  double spreadOfDifference(long one, long other) {
    int[] a = pictures[slot(one)];
    int[] b = pictures[slot(other)];
    double sum = 0;
    double squares = 0;
    for (int at = 0; at < VALUES; at += CHANNELS) {
      double difference = squaredDifference(a, b, at);
      sum += difference;
      squares += difference * difference;
    }
    return squares == 0 ? 0 : sum * sum / (PIXELS * squares);
  }

  /** Returns the squared difference of the pixel whose values begin at {@code at}. */
  static int squaredDifference(int[] one, int[] other, int at) {
    int red = one[at] - other[at];
    int green = one[at + 1] - other[at + 1];
    int blue = one[at + 2] - other[at + 2];
    return red * red + green * green + blue * blue;
  }

  /** Returns whether a frame is black or white all over. */
  boolean isPlain(long frame) {
    if (variances[slot(frame)] > PLAIN_VARIANCE) {
      return false;
    }
    double sum = 0;
    for (double mean : means[slot(frame)]) {
      sum += mean;
    }
    return sum <= CHANNELS * BLACK || sum >= CHANNELS * WHITE;
  }

  /**
   * Returns how unlike two frames are but for their mean colour: 0 for equal ones, 1 for unrelated
   * ones, more for opposite ones.
   */
  double unlikeness(long one, long other, double distance) {
    double[] a = means[slot(one)];
    double[] b = means[slot(other)];
    double shift = 0;
    for (int channel = 0; channel < CHANNELS; channel++) {
      shift += (a[channel] - b[channel]) * (a[channel] - b[channel]);
    }
    double spread = variance(one) + variance(other);
    return spread == 0 ? 0 : contrast(distance, shift) / spread;
  }

  private static double contrast(double distance, double shift) {
    return Math.max(0, distance - shift / CHANNELS);
  }
}
