/**
 * Pages for people who look at an output root.
 *
 * <p>{@link org.reelgloss.pipeline.review.Gallery} takes the records of an output root and leaves
 * one HTML file that shows every video's timeline, its clips, what each teacher said of them, and
 * what failed. The page needs no server and no network. Whatever comes from a record is escaped;
 * the page's policy lets no script run but its own.
 */
@NullMarked
package org.reelgloss.pipeline.review;

import org.jspecify.annotations.NullMarked;
