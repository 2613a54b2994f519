/**
 * The curation pipeline: how the stages are put together, and with what settings. Knows no runner.
 */
@NullMarked
package org.reelgloss.pipeline;

import org.jspecify.annotations.NullMarked;
