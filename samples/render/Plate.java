package samples.render;

import static samples.render.Brush.box;
import static samples.render.Brush.clamp;
import static samples.render.Brush.disc;
import static samples.render.Brush.ease;
import static samples.render.Brush.fill;
import static samples.render.Brush.glow;
import static samples.render.Brush.line;
import static samples.render.Brush.mix;
import static samples.render.Brush.path;
import static samples.render.Brush.rgb;
import static samples.render.Brush.rgba;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Random;

/** From above: syrup spreads over pancakes on a blue chequered cloth, and blueberries fall. */
final class Plate implements Scene {
  @Override
  public void paint(Graphics2D g, double t, double length) {
    double p = t / length;
    g.translate(320, 180);
    g.rotate(-0.10 + 0.24 * ease(p));
    double zoom = 0.90 + 0.24 * ease(p);
    g.scale(zoom, zoom);
    cloth(g);
    cutlery(g);
    fill(g, rgba(0x0A1838, 0.28), disc(7, 10, 166, 166));
    Brush.shade(g, disc(0, 0, 164, 164), rgb(0xFFFFFF), rgb(0xDDE2EA));
    Brush.shade(g, disc(0, 0, 122, 122), rgb(0xE3E7EE), rgb(0xFAFBFD));
    pancakes(g);
    syrup(g, ease(t / (0.8 * length)));
    butter(g, p);
    berries(g, t);
  }

  private static void cloth(Graphics2D g) {
    fill(g, rgb(0xEEF2F8), new Rectangle2D.Double(-480, -480, 960, 960));
    for (int i = -7; i <= 7; i++) {
      fill(g, rgba(0x2E5FB0, 0.45), new Rectangle2D.Double(64 * i, -480, 32, 960));
      fill(g, rgba(0x2E5FB0, 0.45), new Rectangle2D.Double(-480, 64 * i, 960, 32));
    }
  }

  private static void cutlery(Graphics2D g) {
    Brush.shade(g, box(-228, -40, 9, 170, 9), rgb(0xF2F4F7), rgb(0x9AA3AF));
    Brush.shade(g, box(-238, -64, 29, 32, 16), rgb(0xF2F4F7), rgb(0xC9CFD8));
    for (int tine = 0; tine < 4; tine++) {
      fill(g, rgb(0xDDE2E8), box(-238 + 8 * tine, -118, 4.5, 62, 4));
    }
    Brush.shade(g, box(214, -118, 19, 130, 18), rgb(0xF7F9FB), rgb(0xB6BFCA));
    Brush.shade(g, box(217, 4, 13, 128, 10), rgb(0x5C3A22), rgb(0x3A2212));
  }

  private static void pancakes(Graphics2D g) {
    double[][] stack = {{-8, 8, 104}, {7, 2, 102}, {-3, -4, 100}};
    for (double[] cake : stack) {
      fill(g, rgba(0x4A2408, 0.28), disc(cake[0] + 3, cake[1] + 5, cake[2], cake[2]));
      fill(g, rgb(0xF0CF8E), disc(cake[0], cake[1], cake[2], cake[2]));
      Brush.shade(
          g, disc(cake[0], cake[1], cake[2] - 6, cake[2] - 6), rgb(0xD79A4C), rgb(0xB5722E));
    }
    Random random = new Random(111);
    for (int i = 0; i < 40; i++) {
      double turn = 2 * Math.PI * random.nextDouble();
      double out = 88 * Math.sqrt(random.nextDouble());
      double size = 3 + 9 * random.nextDouble();
      double x = out * Math.cos(turn) - 3;
      fill(g, rgba(0x7F4212, 0.16), disc(x, out * Math.sin(turn) - 4, size, size));
    }
  }

  private static void syrup(Graphics2D g, double share) {
    Path2D pool = new Path2D.Double();
    for (int i = 0; i <= 72; i++) {
      double turn = 2 * Math.PI * i / 72;
      double lobes =
          1
              + 0.16 * Math.sin(3 * turn + 1)
              + 0.13 * Math.sin(5 * turn)
              + 0.07 * Math.sin(8 * turn + 2);
      double radius = (10 + 74 * share) * lobes;
      if (i == 0) {
        pool.moveTo(radius, 0);
      } else {
        pool.lineTo(radius * Math.cos(turn), radius * Math.sin(turn));
      }
    }
    pool.closePath();
    Brush.shade(g, pool, rgba(0x8A3F08, 0.80), rgba(0x5A2204, 0.88));
    line(g, rgba(0xFFC976, 0.55), 2.5, pool);
    glow(g, -22 * share - 8, -30 * share - 8, 22 + 16 * share, 0xFFE2AC, 0.65);
  }

  private static void butter(Graphics2D g, double p) {
    double half = 23 - 6 * p;
    AffineTransform before = g.getTransform();
    g.translate(4 + 14 * p, 6 + 10 * p);
    g.rotate(0.4 + 0.5 * p);
    glow(g, 0, 0, half * 1.9, 0xFFE98A, 0.5 * p);
    fill(g, rgba(0x6A3A08, 0.35), box(-half + 3, -half + 4, 2 * half, 2 * half, 9 + 12 * p));
    Brush.shade(g, box(-half, -half, 2 * half, 2 * half, 9 + 12 * p), rgb(0xFFF6C4), rgb(0xF7DA6E));
    g.setTransform(before);
  }

  private static void berries(Graphics2D g, double t) {
    Random random = new Random(121);
    for (int i = 0; i < 13; i++) {
      double turn = 2.4 * i + random.nextDouble();
      double out = 34 + 56 * random.nextDouble();
      double fallen = clamp((t - 0.35 - 0.27 * i) / 0.32);
      if (fallen > 0) {
        double size = 11 + 22 * (1 - fallen) * (1 - fallen);
        berry(g, out * Math.cos(turn), out * Math.sin(turn), size, fallen);
      }
    }
  }

  private static void berry(Graphics2D g, double x, double y, double size, double fallen) {
    double high = 26 * (1 - fallen);
    fill(g, rgba(0x1A0C04, 0.4 * fallen), disc(x + 3 + high, y + 4 + high, size, size));
    Brush.shade(g, disc(x, y, size, size), mix(0x5A6FC0, 0x4256A6, fallen), rgb(0x1B2258));
    fill(g, rgb(0x141A44), disc(x + 1, y + 1, size * 0.34, size * 0.34));
    line(
        g,
        rgba(0xBFCBFF, 0.7),
        1.4,
        path(x - 0.55 * size, y - 0.3 * size, x - 0.2 * size, y - 0.62 * size));
  }
}
