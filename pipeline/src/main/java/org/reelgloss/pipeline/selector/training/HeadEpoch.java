package org.reelgloss.pipeline.selector.training;

/**
 * One point of the curve of {@link HeadTraining}.
 *
 * @param number from 0, which is the start before any step
 * @param loss mean over the epoch's batches; NaN at the start
 * @param recall share of the lists held out in which a preferred caption has the highest score, in
 *     [0, 1]; NaN where none are held out
 */
public record HeadEpoch(int number, double loss, double recall) {}
