/**
 * How alike captions are to what people wrote of the same images: BLEU, ROUGE-L, CIDEr-D, METEOR,
 * SPICE and BERTScore, on a 0 to 1 scale (CIDEr-D 0 to 10).
 */
@NullMarked
package org.reelgloss.pipeline.evaluation.captions;

import org.jspecify.annotations.NullMarked;
