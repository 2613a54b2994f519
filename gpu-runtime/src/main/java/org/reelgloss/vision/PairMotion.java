package org.reelgloss.vision;

/**
 * How one frame turned into the next: the motion of the picture as a whole, which is how a camera's
 * own motion looks, and what changed apart from that.
 *
 * @param right how far the content in the middle moved to the right, in widths of the picture
 * @param down how far the content in the middle moved down, in heights of the picture
 * @param scale how many times larger the content became, above 0
 * @param moving share of the pixels that changed apart from the common motion, in [0, 1]
 * @param movingLeft share of these that lie in the left third of the picture, in [0, 1]
 * @param movingRight share of these that lie in the right third of the picture, in [0, 1]
 */
public record PairMotion(
    double right,
    double down,
    double scale,
    double moving,
    double movingLeft,
    double movingRight) {}
