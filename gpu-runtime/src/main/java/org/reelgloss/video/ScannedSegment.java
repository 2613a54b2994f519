package org.reelgloss.video;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A segment of a video with its end frames.
 *
 * @param startFrame decode order, inclusive
 * @param endFrame decode order, exclusive
 * @param startPts time stamp of the first frame in the stream's time base; null where there is none
 * @param startMs presentation time of the first frame
 * @param endMs presentation time at which the last frame ends
 * @param first upright RGB picture near the start, {@link ScanSettings#END_FRAME_SIDE} pixels a
 *     side
 * @param last likewise near the end
 * @param statistics what is seen in it; empty where it is too short
 */
public record ScannedSegment(
    long startFrame,
    long endFrame,
    @Nullable Long startPts,
    long startMs,
    long endMs,
    RgbImage first,
    RgbImage last,
    Optional<SegmentStatistics> statistics) {}
