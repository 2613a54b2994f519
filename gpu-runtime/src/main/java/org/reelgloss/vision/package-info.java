/**
 * Classical vision by OpenCV: faces and people, motion between two frames. Pictures go in as {@link
 * org.reelgloss.video.RgbImage}, fractions of the picture come out; native memory and OpenCV's
 * types never leave the package. Knows nothing of Beam.
 */
@NullMarked
package org.reelgloss.vision;

import org.jspecify.annotations.NullMarked;
