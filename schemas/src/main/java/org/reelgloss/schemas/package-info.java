/**
 * The records that travel through the pipeline and lie in an output root, generated from {@code
 * src/main/avro}, and small helpers for them.
 *
 * <p>Every field that was added after the first version has a default, so that files of an earlier
 * version stay readable. Getters of fields that may be null return an {@link java.util.Optional}.
 */
@NullMarked
package org.reelgloss.schemas;

import org.jspecify.annotations.NullMarked;
