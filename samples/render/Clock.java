package samples.render;

import static samples.render.Brush.area;
import static samples.render.Brush.backdrop;
import static samples.render.Brush.box;
import static samples.render.Brush.disc;
import static samples.render.Brush.fill;
import static samples.render.Brush.line;
import static samples.render.Brush.path;
import static samples.render.Brush.rgb;
import static samples.render.Brush.rgba;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;

/** A pendulum clock on a green wall runs fast while the window's light wanders. */
final class Clock implements Scene {
  private final Texture wall = new Texture(91, 16, 64, 0x0E3B33, 0.26);

  @Override
  public void paint(Graphics2D g, double t, double length) {
    backdrop(g, 0, 360, rgb(0x3E8A78), rgb(0x1F5A50));
    double pan = 2 * Film.FPS * t;
    wall.lay(g, new Rectangle2D.Double(0, 0, 640, 360), -pan, 0);
    light(g, 60 + 3 * Film.FPS * t);
    plant(g, 640 - pan, t);
    shelf(g, 150 - pan);
    clock(g, 400 - pan, t);
  }

  private static void light(Graphics2D g, double x) {
    Color pane = rgba(0xFFF0B8, 0.42);
    for (int row = 0; row < 2; row++) {
      for (int column = 0; column < 2; column++) {
        double left = x + 108 * column - 46 * row;
        double top = 40 + 128 * row;
        fill(g, pane, area(left, top, left + 96, top, left + 54, top + 116, left - 42, top + 116));
      }
    }
  }

  private static void clock(Graphics2D g, double x, double t) {
    fill(g, rgba(0x07211C, 0.45), box(x - 84, 26, 184, 318, 26));
    Brush.shade(g, box(x - 92, 16, 184, 318, 24), rgb(0x9A5F34), rgb(0x5B3119));
    fill(g, rgb(0x2B160B), box(x - 62, 206, 124, 116, 10));
    AffineTransform before = g.getTransform();
    g.rotate(0.42 * Math.sin(3.4 * t), x, 196);
    line(g, rgb(0xD9B15A), 4, path(x, 200, x, 282));
    Brush.shade(g, disc(x, 286, 19, 19), rgb(0xFFE7A0), rgb(0xB07E2C));
    g.setTransform(before);
    fill(g, rgb(0x3A1F10), disc(x, 112, 83, 83));
    Brush.shade(g, disc(x, 112, 76, 76), rgb(0xFFFBEF), rgb(0xEADFC4));
    for (int hour = 0; hour < 12; hour++) {
      g.rotate(Math.PI / 6, x, 112);
      line(g, rgb(0x33261C), hour % 3 == 2 ? 5 : 2, path(x, 42, x, hour % 3 == 2 ? 56 : 51));
    }
    g.setTransform(before);
    hand(g, x, 0.6 + 0.28 * t, 40, 7);
    hand(g, x, 12 * 0.28 * t, 62, 4.5);
    fill(g, rgb(0xB0412C), disc(x, 112, 6, 6));
  }

  private static void hand(Graphics2D g, double x, double angle, double length, double width) {
    double toX = x + length * Math.sin(angle);
    double toY = 112 - length * Math.cos(angle);
    line(g, rgba(0x000000, 0.18), width, path(x + 3, 115, toX + 3, toY + 3));
    line(g, rgb(0x241A14), width, path(x, 112, toX, toY));
  }

  private static void shelf(Graphics2D g, double x) {
    fill(g, rgb(0x4A2814), box(x - 150, 244, 220, 12, 4));
    int[] cups = {0xE8E2D2, 0xD9694A, 0xE3B34F};
    for (int i = 0; i < cups.length; i++) {
      double left = x - 120 + 62 * i;
      line(g, rgb(cups[i]), 5, disc(left + 43, 223, 9, 10));
      Brush.shade(g, box(left, 204, 42, 40, 14), Brush.mix(cups[i], 0xFFFFFF, 0.4), rgb(cups[i]));
    }
  }

  private static void plant(Graphics2D g, double x, double t) {
    AffineTransform before = g.getTransform();
    for (int leaf = 0; leaf < 9; leaf++) {
      g.rotate(-1.2 + 0.3 * leaf + 0.05 * Math.sin(1.8 * t + leaf), x, 270);
      Brush.shade(g, disc(x, 205, 13, 62), rgb(0xA9D46A), rgb(0x3F7A2E));
      g.setTransform(before);
    }
    Brush.shade(
        g, area(x - 46, 262, x + 46, 262, x + 34, 344, x - 34, 344), rgb(0xD98452), rgb(0x9A4A26));
    Brush.shade(g, box(x - 52, 252, 104, 20, 6), rgb(0xE79A68), rgb(0xB45F36));
  }
}
