/**
 * How good a dataset is: found transitions held against true ones, and how consistent clips are.
 * Reads what a run wrote; changes nothing.
 */
@NullMarked
package org.reelgloss.pipeline.evaluation;

import org.jspecify.annotations.NullMarked;
