package samples.render;

import static samples.render.Brush.area;
import static samples.render.Brush.backdrop;
import static samples.render.Brush.below;
import static samples.render.Brush.box;
import static samples.render.Brush.disc;
import static samples.render.Brush.ease;
import static samples.render.Brush.fill;
import static samples.render.Brush.line;
import static samples.render.Brush.mix;
import static samples.render.Brush.path;
import static samples.render.Brush.rgb;
import static samples.render.Brush.rgba;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.Random;

/** A street by day: the camera draws back from the street's sign while a tram and cars pass. */
final class Street implements Scene {
  private static final double KERB = 268;
  private static final String NAME = "MARKET STREET";

  private final Texture clouds = new Texture(131, 128, 32, 0xFFFFFF, 0.8);

  @Override
  public void paint(Graphics2D g, double t, double length) {
    double zoom = 2.1 - 1.1 * ease(t / (0.7 * length));
    g.translate(320, 180);
    g.scale(zoom, zoom);
    g.translate(-320 + 6 * (zoom - 1), -180 + 46 * (zoom - 1) / 1.1);
    backdrop(g, -40, KERB, rgb(0x6FB2EA), rgb(0xD6ECF7));
    clouds.lay(g, new Rectangle2D.Double(-40, -40, 720, 150), -12 * t, -20);
    Shape roofs =
        below(
            x -> 96 + 26 * Math.signum(Math.sin(x / 31)) + 12 * Math.signum(Math.sin(x / 17)),
            KERB);
    fill(g, rgb(0xA9BED0), roofs);
    houses(g);
    tree(g, 92, t);
    tree(g, 560, t + 1);
    sign(g);
    ground(g);
    walker(g, 40 + 34 * t, 0xB5482E, t);
    walker(g, 560 - 29 * t, 0x2F6B5A, t + 0.4);
    Traffic.tram(g, -330 + 150 * t, KERB + 26);
    Traffic.car(g, 760 - 128 * t, KERB + 48, 0xE0B23C, -1);
    Traffic.car(g, 1120 - 150 * t, KERB + 50, 0x3E7CC2, -1);
    Traffic.car(g, -420 + 170 * t, KERB + 80, 0xC8452F, 1);
  }

  private static void houses(Graphics2D g) {
    int[] walls = {0xD98C5F, 0xE7C98B, 0xB7695A, 0xCBB8A0, 0x8FA98A, 0xD9A0A0};
    Random random = new Random(141);
    for (int i = 0; i < walls.length; i++) {
      double x = -16 + 114 * i;
      double top = 44 + 22 * random.nextInt(3);
      Rectangle2D front = new Rectangle2D.Double(x, top, 114, KERB - top);
      Brush.shade(g, front, rgb(walls[i]), mix(walls[i], 0x3A2A24, 0.25));
      fill(g, mix(walls[i], 0x2A1A18, 0.55), box(x - 3, top - 8, 120, 10, 2));
      for (double y = top + 14; y < 176; y += 40) {
        for (int column = 0; column < 2; column++) {
          window(g, x + 22 + 48 * column, y, random.nextInt(4) == 0);
        }
      }
      shop(g, x, i);
    }
  }

  private static void window(Graphics2D g, double x, double y, boolean curtain) {
    fill(g, rgb(0xF4EFE6), box(x - 2, y - 2, 24, 28, 2));
    Brush.shade(g, box(x, y, 20, 24, 1), rgb(0x9CC4DE), rgb(0x4A6B86));
    if (curtain) {
      fill(g, rgba(0xFFF3DC, 0.8), area(x, y, x + 20, y, x, y + 22));
    }
    line(g, rgb(0xF4EFE6), 1.5, path(x + 10, y, x + 10, y + 24));
  }

  private static void shop(Graphics2D g, double x, int i) {
    Brush.shade(g, box(x + 10, 206, 64, 54, 2), rgb(0xBFE0EA), rgb(0x53707F));
    fill(g, rgb(0x4A2C1C), box(x + 82, 202, 24, 66, 2));
    int[] awnings = {0xB23A34, 0x2F6B9A, 0x3C7F52, 0xC98A2C, 0x7A4A8A, 0xB23A34};
    for (int stripe = 0; stripe < 8; stripe++) {
      double left = x + 6 + 9 * stripe;
      fill(
          g,
          stripe % 2 == 0 ? rgb(awnings[i]) : rgb(0xFBF6EC),
          area(left + 2, 192, left + 11, 192, left + 9, 212, left, 212));
    }
  }

  private static void sign(Graphics2D g) {
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    line(g, rgb(0x3B4046), 5, path(316, 118, 316, KERB + 4));
    fill(g, rgba(0x000000, 0.25), box(223, 104, 192, 42, 8));
    fill(g, rgb(0xFFFFFF), box(220, 100, 192, 42, 8));
    fill(g, rgb(0x1D4E9A), box(223, 103, 186, 36, 6));
    Font large = new Font(Font.SANS_SERIF, Font.BOLD, 40);
    double width = g.getFontMetrics(large).stringWidth(NAME);
    g.setFont(large.deriveFont((float) (40 * 160 / width)));
    g.setPaint(rgb(0xFFFFFF));
    g.drawString(NAME, 236, 128);
  }

  private static void ground(Graphics2D g) {
    backdrop(g, KERB, KERB + 16, rgb(0xCFC6B8), rgb(0xB3A99A));
    backdrop(g, KERB + 16, 400, rgb(0x6A6C72), rgb(0x45474D));
    line(g, rgb(0x9AA0A8), 1.5, path(-40, KERB + 24, 700, KERB + 24));
    line(g, rgb(0x9AA0A8), 1.5, path(-40, KERB + 31, 700, KERB + 31));
    for (int i = 0; i < 11; i++) {
      fill(g, rgb(0xE9E4D4), box(-30 + 66 * i, KERB + 60, 34, 3, 2));
    }
  }

  private static void tree(Graphics2D g, double x, double t) {
    double sway = 3 * Math.sin(1.5 * t);
    line(g, rgb(0x5A3A22), 8, path(x, KERB + 4, x, 190));
    fill(g, rgb(0x2F6B35), disc(x - 20 + sway, 186, 30, 26));
    fill(g, rgb(0x3C8040), disc(x + 20 + sway, 180, 30, 27));
    Brush.shade(g, disc(x + sway * 1.3, 158, 34, 32), rgb(0x79B85A), rgb(0x3A7F3E));
  }

  private static void walker(Graphics2D g, double x, int coat, double t) {
    double step = 7 * Math.sin(7 * t);
    double y = KERB + 12;
    line(g, rgb(0x2A2A33), 4, path(x, y - 18, x + step, y));
    line(g, rgb(0x2A2A33), 4, path(x, y - 18, x - step, y));
    Brush.shade(g, box(x - 7, y - 42, 14, 28, 9), mix(coat, 0xFFFFFF, 0.2), rgb(coat));
    fill(g, rgb(0xE3B48C), disc(x, y - 48, 6, 7));
  }
}
