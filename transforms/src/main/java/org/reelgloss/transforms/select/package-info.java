/**
 * Picks the caption of each clip: {@link org.reelgloss.transforms.select.SelectCaption}.
 *
 * <p>Input: clips with cleaned candidates. Output: the same clips with the score of every text, the
 * chosen caption and its teacher. Failures: a clip without any usable caption (NO_CAPTION), a clip
 * that the selector's model cannot judge (MODEL_ERROR). Cost: with {@link
 * org.reelgloss.transforms.select.TwoTowerSelector} at most four pictures and the texts through the
 * model; with {@link org.reelgloss.transforms.select.AgreementSelector} some ten sentences through
 * MiniLM, about 10 ms each on a processor core, those of a video's description once.
 */
@NullMarked
package org.reelgloss.transforms.select;

import org.jspecify.annotations.NullMarked;
