package org.reelgloss.pipeline.evaluation.captions;

/**
 * What one caption is worth by the references of its image.
 *
 * @param cider CIDEr-D, in [0, 10]
 * @param rougeL in [0, 1]
 * @param bleu what it adds to a {@link Bleu} over many
 */
public record CaptionScores(double cider, double rougeL, BleuCounts bleu) {}
