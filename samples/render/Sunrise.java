package samples.render;

import static samples.render.Brush.area;
import static samples.render.Brush.backdrop;
import static samples.render.Brush.below;
import static samples.render.Brush.box;
import static samples.render.Brush.disc;
import static samples.render.Brush.fill;
import static samples.render.Brush.glow;
import static samples.render.Brush.line;
import static samples.render.Brush.mix;
import static samples.render.Brush.path;
import static samples.render.Brush.rgb;
import static samples.render.Brush.rgba;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.Random;

/** The sun comes up behind a bay with sailing boats; the camera glides along a pier. */
final class Sunrise implements Scene {
  private static final double HORIZON = 214;

  private final Texture haze = new Texture(3, 128, 16, 0xFFD9C0, 0.30);
  private final Texture ripples = new Texture(5, 64, 8, 0x2A2150, 0.28);

  @Override
  public void paint(Graphics2D g, double t, double length) {
    double p = t / length;
    double pan = 150 * p;
    double sunX = 392 - 0.15 * pan;
    double sunY = HORIZON + 12 - 78 * p;
    backdrop(
        g,
        0,
        HORIZON,
        mix(0x2B2A5E, 0x5C83BE, p),
        mix(0x7A4A80, 0xD9A9B4, p),
        mix(0xE57A52, 0xFFC98A, p),
        mix(0xF5A45C, 0xFFE3A6, p));
    glow(g, sunX, sunY, 210, 0xFFE0A0, 0.75);
    fill(g, mix(0xFF8A4A, 0xFFF1C8, p), disc(sunX, sunY, 27, 27));
    haze.lay(g, new Rectangle2D.Double(0, 0, 640, HORIZON), -0.2 * pan - 5 * t, 0);
    hills(g, p, pan);
    sea(g, t, p, pan, sunX);
    boat(g, 470 - 17 * t - 0.5 * pan, 238, 0.55, t, mix(0x4A2F55, 0x6B4A5E, p));
    boat(g, 160 + 26 * t - 0.6 * pan, 258, 0.95, t + 2, mix(0x3A2549, 0x573A50, p));
    boat(g, 600 - 38 * t - 0.8 * pan, 296, 1.55, t + 4, mix(0x2C1B3C, 0x452C42, p));
    pier(g, pan, t);
  }

  private static void hills(Graphics2D g, double p, double pan) {
    Shape far =
        below(
            x -> {
              double w = x + 0.25 * pan;
              return HORIZON - 24 - 15 * Math.sin(w / 83) - 7 * Math.sin(w / 29 + 1);
            },
            HORIZON);
    Brush.shade(g, far, mix(0x6C4677, 0x9A86A8, p), mix(0xA8616F, 0xD9A39A, p));
    Shape near =
        below(
            x -> {
              double w = x + 0.4 * pan;
              return HORIZON - 6 - 13 * Math.max(0, Math.sin(w / 121 + 2.2)) - 2 * Math.sin(w / 13);
            },
            HORIZON);
    fill(g, mix(0x44305E, 0x6E5A80, p), near);
    Random random = new Random(11);
    for (int i = 0; i < 16; i++) {
      double x = 20 + random.nextInt(190) - 0.4 * pan;
      double height = 5 + random.nextInt(9);
      fill(g, mix(0x3A2A55, 0x65527A, p), box(x, HORIZON - 6 - height, 9, height + 6, 0));
      fill(g, rgba(0xFFD98A, 0.9 * (1 - p)), box(x + 3, HORIZON - 3 - height, 2, 2, 0));
    }
  }

  private void sea(Graphics2D g, double t, double p, double pan, double sunX) {
    backdrop(
        g,
        HORIZON,
        360,
        mix(0xD9815C, 0xF0C090, p),
        mix(0x7A5580, 0x8F93B8, p),
        mix(0x2E2B5C, 0x44608F, p));
    ripples.lay(g, new Rectangle2D.Double(0, HORIZON, 640, 150), -0.6 * pan + 6 * t, HORIZON);
    Random random = new Random(7);
    for (int i = 0; i < 90; i++) {
      double depth = random.nextDouble();
      double y = HORIZON + 3 + 140 * depth * depth;
      double spread = 14 + 90 * depth;
      double x = sunX + spread * random.nextGaussian() * 0.6;
      double shine = 0.5 + 0.5 * Math.sin(2.4 * t + 40 * random.nextDouble());
      double width = 5 + 26 * depth;
      fill(g, rgba(0xFFE9B8, 0.7 * shine), box(x - width / 2, y, width, 1 + 2 * depth, 3));
    }
  }

  private static void boat(Graphics2D g, double x, double y, double size, double t, Color hull) {
    AffineTransform before = g.getTransform();
    g.translate(x, y + 1.5 * size * Math.sin(1.7 * t));
    g.scale(size, size);
    fill(g, rgba(0x201838, 0.30), disc(0, 6, 30, 4));
    g.rotate(0.035 * Math.sin(1.3 * t));
    fill(g, hull, area(-26, -4, 28, -4, 19, 6, -18, 6));
    line(g, hull, 1.6, path(0, -4, 0, -58));
    Brush.shade(g, area(2, -57, 27, -9, 2, -9), rgb(0xFFF3DC), rgb(0xE3A98C));
    Brush.shade(g, area(-2, -52, -19, -9, -2, -9), rgb(0xF7DCC4), rgb(0xCF8F80));
    line(g, rgba(0xFFF3DC, 0.6), 1, path(-24, -2, 26, -2));
    g.setTransform(before);
  }

  private static void pier(Graphics2D g, double pan, double t) {
    double x = 470 - 1.9 * pan;
    Color wood = rgb(0x1E1430);
    fill(g, wood, box(x, 316, 560, 9, 2));
    for (int i = 0; i < 9; i++) {
      fill(g, wood, box(x + 14 + 62 * i, 306, 8, 60, 2));
    }
    for (int i = 0; i < 2; i++) {
      double lamp = x + 80 + 186 * i;
      line(g, wood, 3, path(lamp, 316, lamp, 246));
      double flicker = 0.9 + 0.1 * Math.sin(9 * t + i);
      glow(g, lamp, 244, 34, 0xFFC870, 0.7 * flicker);
      fill(g, rgb(0xFFE7B0), disc(lamp, 244, 4, 5));
    }
  }
}
