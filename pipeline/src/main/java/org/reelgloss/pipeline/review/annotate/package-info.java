/**
 * The page on which people choose the best captions of clips, and what becomes of their choices.
 *
 * <p>{@link org.reelgloss.pipeline.review.annotate.ClipSample} draws the clips, {@link
 * org.reelgloss.pipeline.review.annotate.AnnotationServer} shows them one by one to any number of
 * people, and {@link org.reelgloss.pipeline.review.annotate.ChoiceLog} keeps every choice as a line
 * of {@code _annotations/choices.jsonl}. From there they are exported, imported and compared.
 */
@NullMarked
package org.reelgloss.pipeline.review.annotate;

import org.jspecify.annotations.NullMarked;
