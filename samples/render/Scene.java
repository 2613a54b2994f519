package samples.render;

import java.awt.Graphics2D;

/** A moving picture of {@link Film#WIDTH} x {@link Film#HEIGHT} pixels. */
interface Scene {
  /**
   * Paints the whole picture.
   *
   * @param t seconds since the scene began
   * @param length seconds that the scene lasts
   */
  void paint(Graphics2D g, double t, double length);
}
