/**
 * Trains selectors: people's choices and ratings become weights of the signals that an {@link
 * org.reelgloss.transforms.select.EvidenceSelector} goes by, and a bundle that holds all of it.
 */
@NullMarked
package org.reelgloss.pipeline.selector;

import org.jspecify.annotations.NullMarked;
