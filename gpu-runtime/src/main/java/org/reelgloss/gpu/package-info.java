/**
 * Models: bundles on disk, a pool that loads each once in a JVM, captioners, two-tower encoders, a
 * sentence encoder. Knows nothing of Beam. Pictures go in as {@link org.reelgloss.video.RgbImage},
 * vectors come out as {@code float[]}; native memory never leaves the package.
 */
@NullMarked
package org.reelgloss.gpu;

import org.jspecify.annotations.NullMarked;
