package org.reelgloss.pipeline.selector.training;

/**
 * One point of a training's curve.
 *
 * @param number from 0, which is the start before any step
 * @param training loss on what is trained on
 * @param validation loss on the groups held out; NaN where none are
 */
public record Epoch(int number, double training, double validation) {}
