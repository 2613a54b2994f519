/**
 * How well a selector ranks captions: held against human ratings, and by what its choices gain.
 *
 * <p>Bad lines of input are counted and named, the rest is used. Intervals are percentile
 * bootstraps over pictures.
 */
@NullMarked
package org.reelgloss.pipeline.evaluation.ranking;

import org.jspecify.annotations.NullMarked;
