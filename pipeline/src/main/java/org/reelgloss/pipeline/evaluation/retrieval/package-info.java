/**
 * How well pictures and texts find one another by their embeddings.
 *
 * <p>Exact: every picture is compared with every text, block by block, so that memory does not grow
 * with their product.
 */
@NullMarked
package org.reelgloss.pipeline.evaluation.retrieval;

import org.jspecify.annotations.NullMarked;
