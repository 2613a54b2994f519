package org.reelgloss.vision;

/**
 * A rectangle in a picture, in fractions of the picture's width and height.
 *
 * @param left of its left edge, in [0, 1]
 * @param top of its upper edge, in [0, 1]
 * @param width above 0, at most 1
 * @param height above 0, at most 1
 */
public record Region(double left, double top, double width, double height) {
  /** Returns where its middle lies between the left edge of the picture, 0, and the right, 1. */
  public double middle() {
    return left + width / 2;
  }

  /** Returns the region in the picture turned left to right. */
  Region mirrored() {
    return new Region(1 - left - width, top, width, height);
  }

  /** Returns the share of the smaller of two regions that lies in the other, in [0, 1]. */
  double overlap(Region that) {
    double across = Math.min(left + width, that.left + that.width) - Math.max(left, that.left);
    double along = Math.min(top + height, that.top + that.height) - Math.max(top, that.top);
    double smaller = Math.min(width * height, that.width * that.height);
    return across <= 0 || along <= 0 ? 0 : across * along / smaller;
  }
}
