package samples.render;

import static samples.render.Brush.backdrop;
import static samples.render.Brush.below;
import static samples.render.Brush.disc;
import static samples.render.Brush.fill;
import static samples.render.Brush.glow;
import static samples.render.Brush.line;
import static samples.render.Brush.mix;
import static samples.render.Brush.rgb;
import static samples.render.Brush.rgba;
import static samples.render.Brush.ridge;

import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** Green waves roll by in the noon light, gulls fly over them. */
final class Waves implements Scene {
  private static final int LAYERS = 6;

  private final Texture clouds = new Texture(21, 128, 32, 0xFFFFFF, 0.85);
  private final Texture foam = new Texture(22, 32, 8, 0xFFFFFF, 0.35);

  @Override
  public void paint(Graphics2D g, double t, double length) {
    double sink = 80 * t / length;
    backdrop(g, 0, 230, rgb(0x3FA7DC), rgb(0x9BD8EC), rgb(0xE4F6F4));
    clouds.lay(g, new Rectangle2D.Double(0, 0, 640, 200), -9 * t, -0.5 * sink);
    glow(g, 110, 40, 170, 0xFFFFFF, 0.8);
    gull(g, 700 - 120 * t, 76 - 0.5 * sink + 10 * Math.sin(t), 0.6, t);
    gull(g, 560 - 95 * t, 122 - 0.6 * sink + 14 * Math.sin(1.2 * t + 1), 0.8, t + 0.4);
    for (int layer = 0; layer < LAYERS; layer++) {
      wave(g, layer, t, sink);
      if (layer == 3) {
        gull(g, -120 + 165 * t, 176 - 0.8 * sink + 26 * Math.sin(0.9 * t), 1.7, t + 0.2);
      }
    }
  }

  private void wave(Graphics2D g, int layer, double t, double sink) {
    double near = (double) layer / (LAYERS - 1);
    double top = 176 + 165 * near * near - sink * (0.75 + 0.4 * near);
    double height = 10 + 24 * near;
    double slide = (36 + 70 * near) * t;
    DoubleUnaryOperator crest =
        x -> {
          double w = (x + slide) / (38 + 84 * near) + 1.9 * layer;
          double swell = Math.sin(1.1 * t + 1.3 * layer);
          return top
              - height * Math.pow(0.5 + 0.5 * Math.sin(w), 1.6)
              - height * 0.3 * Math.sin(0.43 * w + layer)
              - height * 0.35 * swell;
        };
    Path2D body = below(crest, 380);
    float bright = (float) (top - height);
    g.setPaint(
        new GradientPaint(
            0,
            bright,
            mix(0xA6E3D8, 0x4FC0B8, near),
            0,
            bright + 40 + (float) (70 * near),
            mix(0x2B8FA0, 0x0A3F58, near)));
    g.fill(body);
    foam.lay(g, body, -slide, top);
    line(g, rgba(0xFFFFFF, 0.30 + 0.4 * near), 1.5 + 3.5 * near, ridge(crest));
    spray(g, layer, near, slide, crest, t);
  }

  private static void spray(
      Graphics2D g, int layer, double near, double slide, DoubleUnaryOperator crest, double t) {
    Random random = new Random(31 + layer);
    for (int i = 0; i < 10; i++) {
      double x = Math.floorMod((long) (random.nextInt(760) - slide), 760L) - 60.0;
      double life = (0.7 * t + random.nextDouble()) % 1;
      double y = crest.applyAsDouble(x) - (6 + 22 * near) * 4 * life * (1 - life);
      double size = (0.8 + 2.4 * near) * (1 - 0.6 * life);
      fill(g, rgba(0xFFFFFF, 0.75 * (1 - life)), disc(x, y, size, size));
    }
  }

  private static void gull(Graphics2D g, double x, double y, double size, double t) {
    AffineTransform before = g.getTransform();
    g.translate(x, y);
    g.scale(size, size);
    double flap = 15 * Math.sin(5.5 * t);
    for (int side = -1; side <= 1; side += 2) {
      Path2D wing = new Path2D.Double();
      wing.moveTo(0, -2);
      wing.curveTo(side * 10, -9 - flap, side * 25, -10 - flap, side * 42, 3 - 0.4 * flap);
      wing.curveTo(side * 26, -3 - flap, side * 12, 0 - 0.6 * flap, 0, 4);
      wing.closePath();
      Brush.shade(g, wing, rgb(0xF4F6F7), rgb(0xA9B7C0));
      fill(g, rgb(0x3B444B), disc(side * 40, 2.4 - 0.4 * flap, 3, 1.2));
    }
    Brush.shade(g, disc(0, 1, 6, 5), rgb(0xFFFFFF), rgb(0xC3CDD3));
    fill(g, rgb(0xF0A23A), disc(0, 3, 1.8, 1.5));
    g.setTransform(before);
  }
}
