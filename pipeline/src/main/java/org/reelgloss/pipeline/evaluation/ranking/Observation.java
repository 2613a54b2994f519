package org.reelgloss.pipeline.evaluation.ranking;

/**
 * A rated caption with what a selector says of it.
 *
 * @param row what people said
 * @param score a finite number, the higher the better
 */
record Observation(RatedCaption row, double score) {}
