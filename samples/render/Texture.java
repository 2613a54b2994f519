package samples.render;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.TexturePaint;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/** Soft, seamless noise that makes surfaces less flat; it moves with what it lies on. */
final class Texture {
  private static final int SIZE = 256;

  private final BufferedImage tile = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_ARGB);

  /**
   * Makes a texture.
   *
   * @param cellX width of the largest grains, a divisor of 256
   * @param cellY height of the largest grains, a divisor of 256
   * @param rgb colour of the grains
   * @param opacity of the strongest grain, 0 to 1
   */
  Texture(long seed, int cellX, int cellY, int rgb, double opacity) {
    double[][] coarse = grid(seed, SIZE / cellX, SIZE / cellY);
    double[][] fine = grid(seed + 1, 2 * SIZE / cellX, 2 * SIZE / cellY);
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        double value =
            0.65 * sample(coarse, (double) x / SIZE, (double) y / SIZE)
                + 0.35 * sample(fine, (double) x / SIZE, (double) y / SIZE);
        int alpha = (int) (255 * opacity * Brush.clamp(value * 1.6 - 0.3));
        tile.setRGB(x, y, alpha << 24 | rgb);
      }
    }
  }

  /** Lays the texture over a shape, its origin at x, y. */
  void lay(Graphics2D g, Shape shape, double x, double y) {
    g.setPaint(new TexturePaint(tile, new Rectangle2D.Double(x, y, SIZE, SIZE)));
    g.fill(shape);
  }

  private static double[][] grid(long seed, int columns, int rows) {
    Random random = new Random(seed);
    double[][] grid = new double[rows][columns];
    for (double[] row : grid) {
      for (int i = 0; i < columns; i++) {
        row[i] = random.nextDouble();
      }
    }
    return grid;
  }

  private static double sample(double[][] grid, double u, double v) {
    double x = u * grid[0].length;
    double y = v * grid.length;
    int left = (int) x;
    int top = (int) y;
    double[] upper = grid[top % grid.length];
    double[] lower = grid[(top + 1) % grid.length];
    int right = (left + 1) % upper.length;
    double fx = Brush.ease(x - left);
    double a = Brush.between(upper[left], upper[right], fx);
    double b = Brush.between(lower[left], lower[right], fx);
    return Brush.between(a, b, Brush.ease(y - top));
  }
}
