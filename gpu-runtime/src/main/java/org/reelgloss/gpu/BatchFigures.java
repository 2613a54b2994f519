package org.reelgloss.gpu;

/**
 * What it took to answer for one input.
 *
 * @param size inputs of the batch in which it was answered
 * @param queued inputs that waited when it came, itself not counted
 * @param waitedNanos from when it came until its batch began
 * @param ranNanos how long its batch took
 */
public record BatchFigures(int size, int queued, long waitedNanos, long ranNanos) {}
