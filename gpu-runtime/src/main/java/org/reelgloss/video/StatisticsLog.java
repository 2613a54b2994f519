package org.reelgloss.video;

import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Measures five pictures a second and keeps sums over the last ones, so that those of any recent
 * segment can be told. All sums are whole numbers: they do not depend on where a pass began. Owns
 * native memory; one thread; must be closed.
 */
final class StatisticsLog implements AutoCloseable {
  private static final long SAMPLE_MILLIS = 200;
  private static final int PIXELS = Thumbnails.WIDTH * Thumbnails.HEIGHT;

  /** Sums over all samples up to one. */
  private record Sums(
      long frame, long motion, long luma, long saturation, long black, long white, long sharp) {}

  private final Sums[] ring;
  private final Thumbnails thumbnails = new Thumbnails();
  private final Sharpness sharpness = new Sharpness();
  private final byte[] luma = new byte[PIXELS];
  private long samples;
  private long lastPeriod = Long.MIN_VALUE;

  /**
   * @param capacity how many frames back may be asked for
   */
  StatisticsLog(int capacity) {
    ring = new Sums[capacity];
  }

  /**
   * Takes the next frame, and measures it where 200 ms or more have begun since the last measured.
   *
   * @param millis its presentation time
   */
  void add(DetectorFrame frame, long millis) throws MediaException {
    long period = Math.floorDiv(millis, SAMPLE_MILLIS);
    if (period == lastPeriod) {
      return;
    }
    lastPeriod = period;
    Mat picture = frame.reduced();
    measure(frame.index(), thumbnails.of(picture), sharpness.of(picture));
  }

  private void measure(long frame, byte[] rgb, long sharp) {
    long motion = 0;
    long bright = 0;
    long colour = 0;
    int dark = 0;
    int light = 0;
    for (int i = 0; i < PIXELS; i++) {
      int r = rgb[3 * i] & 0xff;
      int g = rgb[3 * i + 1] & 0xff;
      int b = rgb[3 * i + 2] & 0xff;
      int y = (77 * r + 150 * g + 29 * b) >> 8;
      motion += Math.abs(y - (luma[i] & 0xff));
      luma[i] = (byte) y;
      bright += y;
      colour += Math.max(r, Math.max(g, b)) - Math.min(r, Math.min(g, b));
      dark += y < 26 ? 1 : 0;
      light += y > 229 ? 1 : 0;
    }
    Sums last = samples == 0 ? new Sums(0, 0, 0, 0, 0, 0, 0) : sums(samples - 1);
    ring[(int) (samples++ % ring.length)] =
        new Sums(
            frame,
            last.motion + motion,
            last.luma + bright,
            last.saturation + colour,
            last.black + (isNearlyAll(dark) ? 1 : 0),
            last.white + (isNearlyAll(light) ? 1 : 0),
            last.sharp + sharp);
  }

  private static boolean isNearlyAll(int pixels) {
    return 100 * pixels >= 98 * PIXELS;
  }

  private Sums sums(long sample) {
    return ring[(int) (sample % ring.length)];
  }

  /** Returns what was measured in frames [start, end); nothing where no frame of it was. */
  Optional<SegmentStatistics> of(long start, long end) {
    long last = samples - 1;
    while (last >= 0 && last > samples - ring.length && sums(last).frame >= end) {
      last--;
    }
    long before = last;
    while (before >= 0 && before > samples - ring.length && sums(before).frame >= start) {
      before--;
    }
    if (last < 0 || before == last) {
      return Optional.empty();
    }
    Sums from = before < 0 ? new Sums(0, 0, 0, 0, 0, 0, 0) : sums(before);
    return Optional.of(between(from, sums(before + 1), sums(last), (int) (last - before)));
  }

  private static SegmentStatistics between(Sums before, Sums first, Sums last, int samples) {
    double pixels = (double) samples * PIXELS;
    return new SegmentStatistics(
        samples,
        samples == 1 ? 0 : (last.motion - first.motion) / ((samples - 1.0) * PIXELS),
        (last.luma - before.luma) / pixels,
        (last.saturation - before.saturation) / pixels,
        (double) (last.black - before.black) / samples,
        (double) (last.white - before.white) / samples,
        (double) (last.sharp - before.sharp) / samples);
  }

  @Override
  public void close() {
    thumbnails.close();
    sharpness.close();
  }
}
