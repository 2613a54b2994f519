package samples.render;

import static samples.render.Brush.backdrop;
import static samples.render.Brush.box;
import static samples.render.Brush.clamp;
import static samples.render.Brush.disc;
import static samples.render.Brush.ease;
import static samples.render.Brush.fill;
import static samples.render.Brush.glow;
import static samples.render.Brush.line;
import static samples.render.Brush.mix;
import static samples.render.Brush.mixed;
import static samples.render.Brush.path;
import static samples.render.Brush.rgb;
import static samples.render.Brush.rgba;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Random;

/** A pancake browns in a pan on a gas stove and is tossed twice; the camera comes closer. */
final class Pancake implements Scene {
  private static final double[] TOSSES = {1.4, 3.8};
  private static final double AIRBORNE = 1.15;
  private static final double PAN_X = 300;
  private static final double PAN_Y = 262;

  private final Texture plaster = new Texture(61, 32, 32, 0x8A5A2C, 0.16);

  @Override
  public void paint(Graphics2D g, double t, double length) {
    double close = 1 + 0.28 * ease(t / length);
    g.translate(320, 210);
    g.scale(close, close);
    g.translate(-320 + 10 * t / length, -210);
    wall(g);
    stove(g, t);
    double dip = dip(t);
    pan(g, dip);
    pancake(g, t, dip);
    steam(g, t);
  }

  private void wall(Graphics2D g) {
    backdrop(g, -20, 290, rgb(0xF3D9A4), rgb(0xE2B777));
    plaster.lay(g, new Rectangle2D.Double(-20, -20, 700, 310), 0, 0);
    for (int row = 0; row < 5; row++) {
      for (int column = 0; column < 16; column++) {
        int tone = mixed(0xF7E9CB, 0xEBD3A2, (row * 7 + column * 5) % 4 / 3.0);
        fill(g, rgb(tone), box(-14 + 44 * column, 98 + 44 * row, 41, 41, 5));
      }
    }
    fill(g, rgb(0x7B4A2A), box(-20, 66, 700, 12, 3));
    int[] jars = {0xB5482E, 0x6C8B3C, 0xD9A441, 0x8C5A8A, 0x3F7F86};
    for (int i = 0; i < jars.length; i++) {
      double x = 52 + 118 * i;
      Brush.shade(g, box(x, 22, 42, 44, 10), mix(jars[i], 0xFFFFFF, 0.35), rgb(jars[i]));
      fill(g, rgb(0x5C3A22), box(x + 4, 14, 34, 10, 4));
      fill(g, rgba(0xFFFFFF, 0.35), box(x + 6, 28, 5, 30, 4));
    }
  }

  private static void stove(Graphics2D g, double t) {
    backdrop(g, 286, 380, rgb(0x5A5F66), rgb(0x24272C));
    fill(g, rgb(0x7A8087), box(-20, 284, 700, 5, 0));
    fill(g, rgb(0x17191C), box(PAN_X - 120, 300, 240, 9, 4));
    for (int i = 0; i < 17; i++) {
      double x = PAN_X - 96 + 12 * i;
      double height = 13 + 3 * Math.sin(11 * t + 2.1 * i) + 2 * Math.sin(17 * t + i);
      glow(g, x, 297, 15, 0x3FA2FF, 0.55);
      Brush.shade(g, disc(x, 298 - height / 2, 3.4, height / 2), rgb(0xE7F4FF), rgb(0x2F7BEF));
    }
    for (int i = 0; i < 4; i++) {
      fill(g, rgb(0x101215), disc(90 + 150 * i, 336, 13, 13));
      line(g, rgb(0xD7DBE0), 3, path(90 + 150 * i, 336, 90 + 150 * i, 327));
    }
  }

  private static double dip(double t) {
    double dip = 0;
    for (double toss : TOSSES) {
      dip += 12 * Math.exp(-Math.pow((t - toss + 0.12) / 0.1, 2));
      dip -= 20 * Math.exp(-Math.pow((t - toss - 0.06) / 0.12, 2));
      dip += 6 * Math.exp(-Math.pow((t - toss - AIRBORNE - 0.04) / 0.1, 2));
    }
    return dip;
  }

  private static void pan(Graphics2D g, double dip) {
    double y = PAN_Y + dip;
    fill(g, rgb(0x1B1C1F), box(PAN_X + 118, y - 3, 176, 15, 12));
    fill(g, rgba(0xFFFFFF, 0.14), box(PAN_X + 130, y, 150, 3, 3));
    Brush.shade(g, disc(PAN_X, y + 13, 134, 30), rgb(0x2B2D31), rgb(0x101113));
    Brush.shade(g, disc(PAN_X, y, 142, 31), rgb(0x55585E), rgb(0x2A2C30));
    Brush.shade(g, disc(PAN_X, y + 2, 130, 26), rgb(0x1C1D20), rgb(0x36383D));
  }

  private static void pancake(Graphics2D g, double t, double dip) {
    double flight = 0;
    int turns = 0;
    for (double toss : TOSSES) {
      double share = (t - toss) / AIRBORNE;
      turns += share >= 1 ? 3 : 0;
      flight = share > 0 && share < 1 ? share : flight;
    }
    double angle = Math.PI * (turns + 3 * flight);
    double y = PAN_Y - 3 + (flight > 0 ? 0 : dip) - 4 * 165 * flight * (1 - flight);
    double flat = Math.abs(Math.cos(angle));
    double radiusY = 19 + 58 * (1 - flat) * clamp(8 * flight * (1 - flight));
    boolean upperSide = Math.cos(angle) > 0;
    double brown = upperSide ? clamp(t / 7 - 0.05) : clamp(0.5 + t / 16);
    if (flight == 0) {
      fill(g, rgba(0x000000, 0.35), disc(PAN_X, y + 8, 104, 19));
    }
    fill(g, mix(0xE0AE62, 0x9A5A22, brown), disc(PAN_X, y + 7 * flat, 100, radiusY));
    Brush.shade(
        g,
        disc(PAN_X, y, 100, radiusY),
        mix(0xFBE7B4, 0xC98A3E, brown),
        mix(0xF0CE86, 0xA9652A, brown));
    Random random = new Random(upperSide ? 71 : 72);
    for (int i = 0; i < 34; i++) {
      double turn = 2 * Math.PI * random.nextDouble();
      double out = Math.sqrt(random.nextDouble()) * 0.88;
      double size = 1.5 + 4.5 * random.nextDouble();
      double x = PAN_X + 100 * out * Math.cos(turn);
      double at = y + radiusY * out * Math.sin(turn);
      fill(
          g,
          rgba(0x8A4B18, 0.12 + 0.3 * brown),
          disc(x, at, size * 1.6, size * radiusY / 90 + 0.6));
    }
  }

  private static void steam(Graphics2D g, double t) {
    Random random = new Random(81);
    for (int i = 0; i < 14; i++) {
      double life = (t / 2.6 + random.nextDouble()) % 1;
      double x = PAN_X - 90 + 180 * random.nextDouble() + 16 * Math.sin(2 * t + i) * life;
      double size = 14 + 40 * life;
      glow(g, x, PAN_Y - 14 - 170 * life, size, 0xFFFFFF, 0.30 * (1 - life) * clamp(6 * life));
    }
  }
}
