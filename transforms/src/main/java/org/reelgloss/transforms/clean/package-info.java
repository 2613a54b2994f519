/**
 * Makes teachers' answers publishable: {@link org.reelgloss.transforms.clean.CleanCaptions}.
 *
 * <p>Input: clips with the candidates as the teachers said them. Output: the same clips, every text
 * in the paper's normal form, person names replaced by "person", harmful text blocked. Failures:
 * none; what is wrong with a text is an outcome of its candidate. Cost: about 0.1 ms a caption, and
 * the lists of names once in a JVM (about 100 ms, 3 MB).
 */
@NullMarked
package org.reelgloss.transforms.clean;

import org.jspecify.annotations.NullMarked;
