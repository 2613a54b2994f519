package org.reelgloss.pipeline.selector.training;

/**
 * One point of the curve of {@link HeadTraining}.
 *
 * @param number from 0, which is the start before any step
 * @param loss mean over the epoch's batches; NaN at the start
 * @param recall share of the images held out whose chosen caption has the highest score among its
 *     candidates, in [0, 1]; NaN where none are held out
 */
public record HeadEpoch(int number, double loss, double recall) {}
