/**
 * Opens each input and decodes it once. In: {@link org.reelgloss.schemas.SourceVideo}. Out: {@link
 * org.reelgloss.schemas.SplitVideo} with cuts, segments and the features of their end frames; no
 * events yet. Failures: inputs that cannot be read or decoded. Costs a read for the digest and one
 * decode; a remote input is copied to this machine first.
 */
@NullMarked
package org.reelgloss.transforms.split;

import org.jspecify.annotations.NullMarked;
