package samples.render;

import static samples.render.Brush.box;
import static samples.render.Brush.disc;
import static samples.render.Brush.fill;
import static samples.render.Brush.line;
import static samples.render.Brush.mix;
import static samples.render.Brush.path;
import static samples.render.Brush.rgb;
import static samples.render.Brush.rgba;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;

/** Vehicles, seen from the side; x and y are the middle of where they touch the road. */
final class Traffic {
  private Traffic() {}

  static void tram(Graphics2D g, double x, double y) {
    fill(g, rgba(0x000000, 0.28), disc(x, y + 4, 170, 7));
    line(g, rgb(0x3A3F46), 3, path(x - 30, y - 92, x - 8, y - 118, x + 20, y - 124));
    Brush.shade(g, box(x - 164, y - 94, 328, 90, 22), rgb(0xFBF4E2), rgb(0xE2D5B8));
    Brush.shade(g, box(x - 164, y - 46, 328, 40, 14), rgb(0xC93A32), rgb(0x8F201E));
    for (int i = 0; i < 8; i++) {
      boolean door = i % 4 == 2;
      double height = door ? 68 : 34;
      Brush.shade(g, box(x - 152 + 39 * i, y - 84, 32, height, 5), rgb(0x86AFC8), rgb(0x2F4A60));
    }
    fill(g, rgb(0xFFE9A8), disc(x + 157, y - 22, 5, 5));
    for (int i = 0; i < 4; i++) {
      wheel(g, x - 118 + 78 * i, y - 3, 10, x);
    }
  }

  static void car(Graphics2D g, double x, double y, int paint, int heading) {
    AffineTransform before = g.getTransform();
    g.translate(x, y);
    g.scale(heading, 1);
    fill(g, rgba(0x000000, 0.3), disc(0, 2, 58, 6));
    Path2D body = new Path2D.Double();
    body.moveTo(-54, -6);
    body.curveTo(-56, -24, -48, -26, -36, -27);
    body.curveTo(-26, -42, -18, -45, 0, -45);
    body.curveTo(16, -45, 24, -36, 32, -27);
    body.curveTo(48, -25, 56, -20, 55, -6);
    body.closePath();
    Brush.shade(g, body, mix(paint, 0xFFFFFF, 0.35), rgb(paint));
    Path2D glass = new Path2D.Double();
    glass.moveTo(-29, -27);
    glass.curveTo(-22, -38, -16, -40.5, 0, -40.5);
    glass.curveTo(12, -40.5, 18, -35, 25, -27);
    glass.closePath();
    Brush.shade(g, glass, rgb(0xBFD9E6), rgb(0x3F5A6C));
    line(g, rgb(paint), 3, path(-2, -41, -2, -27));
    fill(g, rgb(0xFFF2C0), disc(51, -17, 4, 4));
    fill(g, rgb(0xA5251E), disc(-52, -18, 2.5, 4));
    wheel(g, -31, -5, 11, x * heading);
    wheel(g, 31, -5, 11, x * heading);
    g.setTransform(before);
  }

  private static void wheel(Graphics2D g, double x, double y, double radius, double rolled) {
    fill(g, rgb(0x1C1D20), disc(x, y, radius, radius));
    fill(g, rgb(0xB9BEC6), disc(x, y, radius * 0.55, radius * 0.55));
    double turn = rolled / radius;
    double reach = radius * 0.5;
    double dx = reach * Math.cos(turn);
    double dy = reach * Math.sin(turn);
    line(g, rgb(0x5A5F68), 2, path(x - dx, y - dy, x + dx, y + dy));
    line(g, rgb(0x5A5F68), 2, path(x + dy, y - dx, x - dy, y + dx));
  }
}
