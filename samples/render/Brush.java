package samples.render;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.RadialGradientPaint;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.function.DoubleUnaryOperator;

/** Shapes, colours and light that several scenes use. Angles are radians, sizes are pixels. */
final class Brush {
  private Brush() {}

  static Color rgb(int rgb) {
    return new Color(rgb);
  }

  /** Returns a colour that covers from 0 (nothing) to 1. */
  static Color rgba(int rgb, double opacity) {
    return new Color((rgb & 0xFFFFFF) | (int) (255 * clamp(opacity)) << 24, true);
  }

  static Color mix(int from, int to, double share) {
    return new Color(mixed(from, to, share));
  }

  static int mixed(int from, int to, double share) {
    int mixed = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int a = from >> shift & 0xFF;
      int b = to >> shift & 0xFF;
      mixed |= (int) Math.round(a + (b - a) * clamp(share)) << shift;
    }
    return mixed;
  }

  static double clamp(double share) {
    return Math.min(1, Math.max(0, share));
  }

  /** Returns 0 to 1 with a soft start and end. */
  static double ease(double share) {
    double s = clamp(share);
    return s * s * (3 - 2 * s);
  }

  static double between(double from, double to, double share) {
    return from + (to - from) * share;
  }

  /** Fills the rows from {@code top} to {@code bottom} with colours from above to below. */
  static void backdrop(Graphics2D g, double top, double bottom, Color... colors) {
    float[] stops = new float[colors.length];
    for (int i = 0; i < stops.length; i++) {
      stops[i] = (float) i / (stops.length - 1);
    }
    g.setPaint(new LinearGradientPaint(0, (float) top, 0, (float) bottom, stops, colors));
    g.fill(new Rectangle2D.Double(-200, top, Film.WIDTH + 400, bottom - top));
  }

  /** Lets light fall off from a point. */
  static void glow(Graphics2D g, double x, double y, double radius, int rgb, double opacity) {
    g.setPaint(
        new RadialGradientPaint(
            (float) x,
            (float) y,
            (float) radius,
            new float[] {0, 0.4f, 1},
            new Color[] {rgba(rgb, opacity), rgba(rgb, opacity * 0.35), rgba(rgb, 0)}));
    g.fill(disc(x, y, radius, radius));
  }

  static Shape disc(double x, double y, double radiusX, double radiusY) {
    return new Ellipse2D.Double(x - radiusX, y - radiusY, 2 * radiusX, 2 * radiusY);
  }

  static Shape box(double x, double y, double width, double height, double round) {
    return new RoundRectangle2D.Double(x, y, width, height, round, round);
  }

  static void fill(Graphics2D g, Color color, Shape shape) {
    g.setPaint(color);
    g.fill(shape);
  }

  /** Fills a shape with one colour above and another below. */
  static void shade(Graphics2D g, Shape shape, Color top, Color bottom) {
    Rectangle2D box = shape.getBounds2D();
    g.setPaint(new GradientPaint(0, (float) box.getMinY(), top, 0, (float) box.getMaxY(), bottom));
    g.fill(shape);
  }

  static void line(Graphics2D g, Color color, double width, Shape shape) {
    g.setPaint(color);
    g.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(shape);
  }

  /** Returns a path through points given as x, y, x, y. */
  static Path2D path(double... points) {
    Path2D path = new Path2D.Double();
    path.moveTo(points[0], points[1]);
    for (int i = 2; i < points.length; i += 2) {
      path.lineTo(points[i], points[i + 1]);
    }
    return path;
  }

  static Path2D area(double... points) {
    Path2D area = path(points);
    area.closePath();
    return area;
  }

  /** Returns everything below a line over the whole width. */
  static Path2D below(DoubleUnaryOperator line, double bottom) {
    Path2D area = ridge(line);
    area.lineTo(Film.WIDTH + 60, bottom);
    area.lineTo(-60, bottom);
    area.closePath();
    return area;
  }

  static Path2D ridge(DoubleUnaryOperator line) {
    Path2D path = new Path2D.Double();
    path.moveTo(-60, line.applyAsDouble(-60));
    for (int x = -54; x <= Film.WIDTH + 60; x += 6) {
      path.lineTo(x, line.applyAsDouble(x));
    }
    return path;
  }
}
