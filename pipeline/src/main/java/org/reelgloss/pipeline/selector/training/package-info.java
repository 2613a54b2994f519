/**
 * Fits what chooses among captions: a linear scorer over evidence, retrieval heads on frozen
 * towers, and the calibration of scores. Works on arrays; knows neither files nor stages.
 */
@NullMarked
package org.reelgloss.pipeline.selector.training;

import org.jspecify.annotations.NullMarked;
