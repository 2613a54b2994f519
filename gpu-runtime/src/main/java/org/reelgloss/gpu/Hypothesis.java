package org.reelgloss.gpu;

/**
 * A generated text.
 *
 * @param tokens from the start token on, the end token included if it came
 * @param logProbability of all generated tokens together
 * @param score {@code logProbability} after the length penalty; the higher the better
 * @param ended whether the end token came, rather than the maximal length
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Hypothesis(int[] tokens, double logProbability, double score, boolean ended) {}
