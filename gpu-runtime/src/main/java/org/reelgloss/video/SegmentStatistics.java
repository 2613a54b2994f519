package org.reelgloss.video;

/**
 * What is seen in a segment, from five pictures a second, reduced to {@link Thumbnails#WIDTH} x
 * {@link Thumbnails#HEIGHT} pixels but for the sharpness.
 *
 * @param samples number of pictures, at least 1
 * @param motion mean absolute difference of brightness, 0 to 255, between neighbouring pictures of
 *     the segment; 0 where there is one only
 * @param luma mean brightness, 0 to 255 (ITU-R BT.601 weights)
 * @param saturation mean difference of the strongest and the weakest colour, 0 to 255
 * @param blackShare share of pictures of which 98 % are below a tenth of full brightness
 * @param whiteShare share of pictures of which 98 % are above nine tenths
 * @param sharpness variance of the Laplacian of the brightness, at about 256 pixels width
 */
public record SegmentStatistics(
    int samples,
    double motion,
    double luma,
    double saturation,
    double blackShare,
    double whiteShare,
    double sharpness) {}
