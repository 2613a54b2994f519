package samples.render;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * Shots one after the other, at 25 frames a second.
 *
 * @param name of the file, without ending
 * @param bitsPerSecond aim of the encoder
 */
record Film(String name, long bitsPerSecond, List<Shot> shots) {
  static final int WIDTH = 640;
  static final int HEIGHT = 360;
  static final int FPS = 25;

  /** How a shot gives way to the next. */
  enum Join {
    /** At once. */
    CUT,
    /** The last second of the shot lies under the first second of the next. */
    DISSOLVE,
    /** The last second goes to black, which stays for ten frames. */
    FADE
  }

  /**
   * A scene in its place in the film.
   *
   * @param frames length, what overlaps the next shot or fades included
   */
  record Shot(Scene scene, int frames, Join join) {
    int untilNext() {
      return switch (join) {
        case CUT -> frames;
        case DISSOLVE -> frames - FPS;
        case FADE -> frames + 10;
      };
    }
  }

  int frames() {
    return shots.stream().mapToInt(Shot::untilNext).sum();
  }

  /** Paints frame {@code index} of the film. */
  BufferedImage frame(int index) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
    int start = 0;
    float covers = 1;
    for (Shot shot : shots) {
      int at = index - start;
      if (at >= 0 && at < Math.max(shot.frames(), shot.untilNext())) {
        paint(image, shot, at, Math.min(1, covers * (at + 1)));
      }
      start += shot.untilNext();
      covers = shot.join() == Join.DISSOLVE ? 1f / (FPS + 1) : 1;
    }
    return image;
  }

  private static void paint(BufferedImage image, Shot shot, int at, float opacity) {
    BufferedImage layer = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D g = layer.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    if (at < shot.frames()) {
      shot.scene().paint((Graphics2D) g.create(), (double) at / FPS, (double) shot.frames() / FPS);
    }
    int left = shot.frames() - at;
    if (shot.join() == Join.FADE && left <= FPS) {
      g.setColor(new Color(0, 0, 0, 255 - 255 * Math.max(0, left) / (FPS + 1)));
      g.fillRect(0, 0, WIDTH, HEIGHT);
    }
    g.dispose();
    Graphics2D onto = image.createGraphics();
    onto.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, opacity));
    onto.drawImage(layer, 0, 0, null);
    onto.dispose();
  }
}
