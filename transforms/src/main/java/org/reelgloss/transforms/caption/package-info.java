/**
 * Captioning: every clip is shown to all teachers at the same time.
 *
 * <p>Input: one {@link org.reelgloss.schemas.Clip} with its frames, subtitles and description.
 * Output: one {@link org.reelgloss.schemas.CaptionedClip} for each, with one candidate of each
 * teacher and none chosen. Failures: none of the stage's own; a teacher that cannot answer for a
 * clip leaves a candidate with outcome {@code ERROR}. Cost: the slowest teacher's time for each
 * clip; of the built-in ones that is classical vision or, where there is text to look for,
 * tesseract, each up to about a second of one core.
 */
@NullMarked
package org.reelgloss.transforms.caption;

import org.jspecify.annotations.NullMarked;
