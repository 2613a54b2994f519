/**
 * Writes what a run found, and reads it again. In: videos, captioned clips, failures. Out: Avro
 * files under the output root, valid once a commit lists them. Failures: none; when files cannot be
 * written, the bundle fails. Costs a shuffle by video and holds a video's clips, without frames,
 * until all of them have come.
 *
 * <p>The unit of work is a video with all its clips and failures. An input belongs to the first
 * commit that lists its latest attempt; what a replay writes a second time is not counted by any
 * reader.
 */
@NullMarked
package org.reelgloss.transforms.dataset;

import org.jspecify.annotations.NullMarked;
