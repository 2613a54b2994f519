/**
 * Marks videos whose content was met before. In and out: {@link org.reelgloss.schemas.SplitVideo}.
 * Failures: none. Costs a shuffle by content.
 */
@NullMarked
package org.reelgloss.transforms.dedupe;

import org.jspecify.annotations.NullMarked;
