/**
 * Finds the inputs of a run. In: patterns. Out: one {@link org.reelgloss.schemas.SourceVideo} for
 * each file, with the text files beside it. Failures: none here; a named file that is missing comes
 * out as an input and fails where it is opened. Costs one listing, and in a batch a read of those
 * files that have the same size as another.
 */
@NullMarked
package org.reelgloss.transforms.match;

import org.jspecify.annotations.NullMarked;
