package samples.render;

import static samples.render.Brush.area;
import static samples.render.Brush.backdrop;
import static samples.render.Brush.below;
import static samples.render.Brush.box;
import static samples.render.Brush.disc;
import static samples.render.Brush.fill;
import static samples.render.Brush.glow;
import static samples.render.Brush.rgb;
import static samples.render.Brush.rgba;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.Random;

/** A lighthouse turns its beam through the night while a ship passes. */
final class Lighthouse implements Scene {
  private static final double HORIZON = 250;
  private static final double LAMP_Y = 92;

  private final Texture swell = new Texture(41, 64, 8, 0x8FB4E0, 0.16);

  @Override
  public void paint(Graphics2D g, double t, double length) {
    double pan = Film.FPS * t;
    double lampX = 500 - pan;
    backdrop(g, 0, HORIZON, rgb(0x050A1E), rgb(0x0C1B3D), rgb(0x24406B));
    stars(g, t, pan);
    moon(g, 130 - 0.1 * pan);
    backdrop(g, HORIZON, 360, rgb(0x1A335A), rgb(0x060D20));
    swell.lay(g, new Rectangle2D.Double(0, HORIZON, 640, 110), 10 * t - 0.6 * pan, HORIZON);
    glitter(g, 130 - 0.1 * pan, t);
    ship(g, 30 + 42 * t - 0.4 * pan, t);
    double angle = 1.9 * t + 0.6;
    beam(g, lampX, angle);
    tower(g, lampX);
    double towards = Math.pow(Math.max(0, Math.sin(angle)), 6);
    glow(g, lampX, LAMP_Y, 40 + 130 * towards, 0xFFF2C4, 0.75);
    fill(g, rgb(0xFFF8DE), disc(lampX, LAMP_Y, 6, 6));
  }

  private static void stars(Graphics2D g, double t, double pan) {
    Random random = new Random(17);
    for (int i = 0; i < 110; i++) {
      double x = random.nextInt(700) - 0.1 * pan;
      double y = random.nextInt(220);
      double size = 0.5 + 0.9 * random.nextDouble();
      double shine = 0.55 + 0.35 * Math.sin(1.6 * t + 9 * random.nextDouble());
      fill(g, rgba(0xEAF1FF, shine), disc(x, y, size, size));
    }
  }

  private static void moon(Graphics2D g, double x) {
    glow(g, x, 70, 110, 0xC9DCFF, 0.45);
    Brush.shade(g, disc(x, 70, 24, 24), rgb(0xFDFBF0), rgb(0xD5DCEA));
    fill(g, rgba(0xB9C3D6, 0.5), disc(x - 7, 64, 5, 4));
    fill(g, rgba(0xB9C3D6, 0.4), disc(x + 8, 77, 6, 5));
  }

  private static void glitter(Graphics2D g, double x, double t) {
    Random random = new Random(23);
    for (int i = 0; i < 46; i++) {
      double depth = random.nextDouble();
      double shine = 0.5 + 0.5 * Math.sin(2 * t + 30 * random.nextDouble());
      double width = 6 + 22 * depth;
      double at = x + (10 + 40 * depth) * random.nextGaussian() - width / 2;
      fill(g, rgba(0xD9E6FF, 0.5 * shine), box(at, HORIZON + 3 + 100 * depth, width, 2, 2));
    }
  }

  private static void ship(Graphics2D g, double x, double t) {
    double y = HORIZON + 5 + Math.sin(1.2 * t);
    fill(g, rgb(0x071022), area(x - 46, y - 8, x + 50, y - 10, x + 40, y + 4, x - 40, y + 4));
    fill(g, rgb(0x0A1630), box(x - 34, y - 20, 34, 13, 2));
    fill(g, rgb(0x0A1630), box(x - 24, y - 30, 8, 12, 1));
    for (int i = 0; i < 5; i++) {
      fill(g, rgb(0xFFD27A), box(x - 31 + 6 * i, y - 16, 3, 3, 1));
    }
    glow(g, x + 44, y - 12, 12, 0x66FF9A, 0.8);
  }

  /** The lamp turns about an upright axis: from the side its beam is long, from the front short. */
  private static void beam(Graphics2D g, double x, double angle) {
    for (int side = 0; side < 2; side++) {
      double reach = 520 * Math.cos(angle + side * Math.PI);
      double spread = 16 + 40 * Math.abs(reach) / 520;
      Shape cone =
          area(
              x, LAMP_Y - 3, x + reach, LAMP_Y - spread, x + reach, LAMP_Y + spread, x, LAMP_Y + 3);
      g.setPaint(
          new GradientPaint(
              (float) x, 0, rgba(0xFFF0BC, 0.75), (float) (x + reach), 0, rgba(0xFFF0BC, 0)));
      g.fill(cone);
    }
  }

  private static void tower(Graphics2D g, double x) {
    Shape rock =
        below(
            at ->
                HORIZON
                    + 116
                    - 144 * Math.exp(-Math.pow((at - x - 10) / 150, 2))
                    - 5 * Math.sin((at - x) / 9),
            380);
    Brush.shade(g, rock, rgb(0x1C2437), rgb(0x070A14));
    for (int band = 0; band < 5; band++) {
      double top = LAMP_Y + 14 + 24 * band;
      double half = 13 + 2.4 * band;
      Color light = band % 2 == 0 ? rgb(0xC9D0DE) : rgb(0xA8443F);
      Color dark = band % 2 == 0 ? rgb(0x77829A) : rgb(0x5E2426);
      Shape ring =
          area(x - half, top, x + half, top, x + half + 2.4, top + 24, x - half - 2.4, top + 24);
      g.setPaint(new GradientPaint((float) (x - half), 0, light, (float) (x + half), 0, dark));
      g.fill(ring);
    }
    fill(g, rgb(0x10182B), box(x - 18, LAMP_Y + 9, 36, 6, 2));
    fill(g, rgba(0xFFF0BC, 0.5), box(x - 10, LAMP_Y - 9, 20, 18, 2));
    fill(g, rgb(0x7B2F2E), area(x - 14, LAMP_Y - 9, x + 14, LAMP_Y - 9, x, LAMP_Y - 25));
  }
}
