/**
 * Decodes each event of a video as a clip. In: {@link org.reelgloss.schemas.SplitVideo} with
 * events. Out: {@link org.reelgloss.schemas.Clip} with the teachers' frames; its contact sheet, and
 * its media where asked for, lie under the output root. Failures: clips that cannot be decoded
 * again. Costs one decode of each clip, from the key frame before it or on from its neighbour, and
 * one encode where media is asked for.
 *
 * <p>Published clips, which have no frames any more, get them back from their contact sheets.
 */
@NullMarked
package org.reelgloss.transforms.export;

import org.jspecify.annotations.NullMarked;
