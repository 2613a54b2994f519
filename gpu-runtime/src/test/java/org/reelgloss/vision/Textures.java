package org.reelgloss.vision;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Random;
import org.reelgloss.video.RgbImage;

/** Made-up pictures with many corners: windows into one large canvas of grey boxes. */
public final class Textures {
  private static final int WIDTH = 1_000;
  private static final int HEIGHT = 800;
  private static final BufferedImage CANVAS = canvas();

  private Textures() {}

  /** Returns the part of the canvas at a place, 320 x 240. */
  public static RgbImage window(int x, int y) {
    return window(x, y, 320);
  }

  /** Returns the part of the canvas at a place, of any width, brought to 320 x 240. */
  public static RgbImage window(int x, int y, int width) {
    return RgbImage.of(picture(x, y, width));
  }

  /** Returns the part of the canvas at a place with a red box drawn over it. */
  public static RgbImage withBox(int x, int y, int boxX, int boxY, int boxSide) {
    BufferedImage picture = picture(x, y, 320);
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(Color.RED);
    graphics.fillRect(boxX, boxY, boxSide, boxSide);
    graphics.dispose();
    return RgbImage.of(picture);
  }

  /** Returns a picture of one colour, 320 x 240. */
  public static RgbImage plain(Color color) {
    BufferedImage picture = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(color);
    graphics.fillRect(0, 0, 320, 240);
    graphics.dispose();
    return RgbImage.of(picture);
  }

  /** Returns a picture of independent random pixels. */
  public static RgbImage noise(long seed) {
    byte[] pixels = new byte[3 * 320 * 240];
    new Random(seed).nextBytes(pixels);
    return new RgbImage(320, 240, pixels);
  }

  private static BufferedImage picture(int x, int y, int width) {
    int height = width * 3 / 4;
    BufferedImage picture = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(CANVAS, 0, 0, 320, 240, x, y, x + width, y + height, null);
    graphics.dispose();
    return picture;
  }

  private static BufferedImage canvas() {
    Random random = new Random(7);
    BufferedImage canvas = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = canvas.createGraphics();
    for (int i = 0; i < 1_500; i++) {
      int grey = 60 + random.nextInt(140);
      graphics.setColor(new Color(grey, grey, grey));
      graphics.fillRect(
          random.nextInt(WIDTH),
          random.nextInt(HEIGHT),
          10 + random.nextInt(60),
          10 + random.nextInt(60));
    }
    graphics.dispose();
    return canvas;
  }
}
