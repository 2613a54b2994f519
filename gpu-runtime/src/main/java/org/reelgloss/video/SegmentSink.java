package org.reelgloss.video;

/**
 * Takes the segments of a video, in order, while it is being decoded.
 *
 * @param <X> what it may throw, which ends the scan
 */
@FunctionalInterface
public interface SegmentSink<X extends Exception> {
  void accept(ScannedSegment segment) throws X;
}
