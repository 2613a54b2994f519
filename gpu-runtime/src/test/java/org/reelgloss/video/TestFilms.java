package org.reelgloss.video;

import java.io.IOException;
import java.nio.file.Path;

/** Small films whose every frame is known, made while a test runs. */
public final class TestFilms {
  /** Width of every film in pixels. */
  public static final int WIDTH = 320;

  /** Height of every film in pixels. */
  public static final int HEIGHT = 180;

  /** Frames a second of every film. */
  public static final int FPS = 25;

  private static final long BITS_PER_SECOND = 4_000_000;
  private static final int SQUARE = 80;
  private static final int DARKEST = 20;
  private static final int STEP = 22;
  private static final int[][] COLOURS = {
    {200, 20, 20}, {20, 60, 200}, {30, 160, 30}, {220, 200, 40}, {150, 20, 170}, {20, 20, 20}
  };

  private TestFilms() {}

  /** Paints one frame of a film. */
  @FunctionalInterface
  public interface Painter {
    /** Returns the value of one colour at a pixel, 0 to 255; channel 0 is red. */
    int value(int x, int y, int channel);
  }

  /** Gives each frame its painter. */
  @FunctionalInterface
  public interface Script {
    Painter frame(int frame);
  }

  /** Writes a film of so many frames. */
  public static Path write(Path file, int frames, Script script) throws IOException {
    try (ClipEncoder encoder = ClipEncoder.create(file, WIDTH, HEIGHT, FPS, 1, BITS_PER_SECOND)) {
      for (int i = 0; i < frames; i++) {
        encoder.write(paint(script.frame(i)));
      }
    }
    return file;
  }

  /** Returns a picture of a film's size. */
  public static RgbImage paint(Painter painter) {
    byte[] rgb = new byte[3 * WIDTH * HEIGHT];
    for (int at = 0; at < rgb.length; at++) {
      int pixel = at / 3;
      rgb[at] = (byte) painter.value(pixel % WIDTH, pixel / WIDTH, at % 3);
    }
    return new RgbImage(WIDTH, HEIGHT, rgb);
  }

  /**
   * Returns a frame that tells its number, below 100: the brightness of the left half is the tens,
   * that of the right half the units, which run up and down so that neighbours differ little.
   */
  public static Painter numbered(int frame) {
    int tens = frame / 10;
    int units = tens % 2 == 0 ? frame % 10 : 9 - frame % 10;
    return (x, y, channel) -> DARKEST + STEP * (x < WIDTH / 2 ? tens : units);
  }

  /** Returns the number that a frame painted by {@link #numbered} tells, at any size. */
  public static long number(RgbImage picture) {
    long tens = digit(picture, picture.width() / 4);
    long units = digit(picture, 3 * picture.width() / 4);
    return 10 * tens + (tens % 2 == 0 ? units : 9 - units);
  }

  private static long digit(RgbImage picture, int x) {
    int at = 3 * (picture.height() / 2 * picture.width() + x);
    return Math.round(((picture.pixels()[at] & 0xff) - DARKEST) / (double) STEP);
  }

  /**
   * Returns one frame of a shot: a bright square that goes to and fro on a ground of the shot's own
   * colour.
   */
  public static Painter shot(int shot, int frame) {
    int[] colour = COLOURS[shot % COLOURS.length];
    int way = WIDTH - SQUARE;
    int left = Math.abs(Math.floorMod(2 * frame + way, 2 * way) - way);
    return (x, y, channel) -> {
      boolean inside = x >= left && x < left + SQUARE && y >= 40 && y < 40 + SQUARE;
      return inside ? 235 : colour[channel] + y / 10;
    };
  }

  /** Writes a film of shots that follow each other by hard cuts. */
  public static Path shots(Path file, int... lengths) throws IOException {
    int total = 0;
    for (int length : lengths) {
      total += length;
    }
    return write(file, total, frame -> shotAt(frame, lengths));
  }

  private static Painter shotAt(int frame, int... lengths) {
    int start = 0;
    for (int shot = 0; shot < lengths.length; shot++) {
      if (frame < start + lengths[shot]) {
        return shot(shot, frame - start);
      }
      start += lengths[shot];
    }
    throw new IllegalArgumentException("frame must be within the film, but was: " + frame);
  }
}
