package samples.render;

import static samples.render.Brush.backdrop;
import static samples.render.Brush.box;
import static samples.render.Brush.disc;
import static samples.render.Brush.fill;
import static samples.render.Brush.glow;
import static samples.render.Brush.line;
import static samples.render.Brush.mix;
import static samples.render.Brush.path;
import static samples.render.Brush.rgb;
import static samples.render.Brush.rgba;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.util.Random;

/** Evening rain: people with umbrellas walk past lit windows, lamps shine on the wet ground. */
final class Rain implements Scene {
  private static final double GROUND = 262;
  private static final int[] LIGHTS = {0xFFB450, 0xFF7A4A, 0xFFE0A0, 0x6FC3FF, 0xD86FB8};

  @Override
  public void paint(Graphics2D g, double t, double length) {
    double pan = Film.FPS * t;
    backdrop(g, 0, GROUND, rgb(0x26365F), rgb(0x4D5C8C), rgb(0x8A7A9E));
    backdrop(g, GROUND, 360, rgb(0x5B5F86), rgb(0x2B3052));
    towers(g, pan);
    bokeh(g, pan, t);
    for (int i = 0; i < 4; i++) {
      lamp(g, 80 + 230 * i - pan);
    }
    person(g, 20 + 74 * t, 318, 1.35, 0xD23B3B, t, 1);
    person(g, 640 - 70 * t, 330, 1.55, 0xF0BE3C, t + 0.3, -1);
    person(g, 150 + 60 * t, 350, 1.95, 0x22A88E, t + 0.8, 1);
    ripples(g, t);
    drops(g, t);
  }

  private static void towers(Graphics2D g, double pan) {
    Random random = new Random(161);
    for (int i = 0; i < 12; i++) {
      double x = -30 + 78 * i - pan;
      double top = 40 + random.nextInt(110);
      Brush.shade(g, box(x, top, 70, GROUND - top, 2), rgb(0x2B3760), rgb(0x4A4A74));
      for (double y = top + 12; y < GROUND - 16; y += 28) {
        for (int column = 0; column < 3; column++) {
          if (random.nextInt(5) < 2) {
            fill(
                g,
                rgba(0xFFCB78, 0.35 + 0.5 * random.nextDouble()),
                box(x + 9 + 20 * column, y, 12, 15, 1));
          }
        }
      }
    }
  }

  private static void bokeh(Graphics2D g, double pan, double t) {
    Random random = new Random(171);
    for (int i = 0; i < 10; i++) {
      double x = random.nextInt(780) - pan;
      double y = 196 + random.nextInt(56);
      double size = 8 + random.nextInt(12);
      int light = LIGHTS[random.nextInt(LIGHTS.length)];
      double shine = 0.75 + 0.2 * Math.sin(1.5 * t + i);
      fill(g, rgba(light, 0.42 * shine), disc(x, y, size, size));
      double mirrored = 2 * GROUND - y + 12;
      fill(
          g,
          rgba(light, 0.16 * shine),
          disc(x + Math.sin(3 * t + i), mirrored, size * 0.7, size * 1.8));
    }
  }

  private static void lamp(Graphics2D g, double x) {
    line(g, rgb(0x0B0F20), 5, path(x, GROUND + 16, x, 108, x + 26, 98));
    glow(g, x + 30, 104, 70, 0xFFDFA0, 0.6);
    fill(g, rgb(0xFFF4D6), disc(x + 30, 102, 9, 5));
    glow(g, x + 30, 326, 58, 0xFFD08A, 0.35);
  }

  private static void person(
      Graphics2D g, double x, double y, double size, int color, double t, int heading) {
    AffineTransform before = g.getTransform();
    g.translate(x, y + 2 * Math.abs(Math.sin(4.5 * t)));
    g.scale(size * heading, size);
    double step = 9 * Math.sin(4.5 * t);
    fill(g, rgba(color, 0.22), disc(0, 16, 26, 9));
    line(g, rgb(0x0A0D1A), 5, path(0, -26, step, 0));
    line(g, rgb(0x0A0D1A), 5, path(0, -26, -step, 0));
    Brush.shade(g, box(-9, -62, 18, 42, 12), mix(coat(color), 0xFFFFFF, 0.15), rgb(coat(color)));
    fill(g, rgb(0xC9997A), disc(1, -69, 6.5, 7.5));
    line(g, rgb(0x0A0D1A), 2, path(10, -46, 10, -104));
    g.translate(10, -84);
    g.rotate(0.08 * Math.sin(2.2 * t));
    Brush.shade(
        g,
        new Arc2D.Double(-36, -24, 72, 46, 0, 180, Arc2D.CHORD),
        mix(color, 0xFFFFFF, 0.3),
        rgb(color));
    line(g, rgba(0x000000, 0.25), 1.2, path(0, -23, -14, -1));
    line(g, rgba(0x000000, 0.25), 1.2, path(0, -23, 14, -1));
    g.setTransform(before);
  }

  private static int coat(int umbrella) {
    return Brush.mixed(umbrella, 0x1C2238, 0.72);
  }

  private static void ripples(Graphics2D g, double t) {
    Random random = new Random(181);
    for (int i = 0; i < 12; i++) {
      double life = (1.3 * t + random.nextDouble()) % 1;
      double x = random.nextInt(640);
      double y = GROUND + 14 + random.nextInt(80);
      line(g, rgba(0xCFE2FF, 0.4 * (1 - life)), 1.2, disc(x, y, 3 + 15 * life, 1 + 4 * life));
    }
  }

  private static void drops(Graphics2D g, double t) {
    Random random = new Random(191);
    for (int i = 0; i < 30; i++) {
      double speed = 560 + 160 * random.nextDouble();
      double y = (420 * random.nextDouble() + speed * t) % 420 - 40;
      double x = (700 * random.nextDouble() - 0.16 * speed * t % 700 + 700) % 700 - 20;
      line(g, rgba(0xDCE9FF, 0.38), 1.5, path(x, y, x - 4, y + 26));
    }
  }
}
