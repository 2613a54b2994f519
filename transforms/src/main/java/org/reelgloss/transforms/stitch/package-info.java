/**
 * Joins segments of a video that show the same, and drops what is no use. In: {@link
 * org.reelgloss.schemas.SplitVideo} with features. Out: the same with events, drops and distances,
 * features removed. Failures: none. Costs next to nothing.
 */
@NullMarked
package org.reelgloss.transforms.stitch;

import org.jspecify.annotations.NullMarked;
