package org.reelgloss.video;

/**
 * What the scan of a range gave.
 *
 * @param outcome whether there is anything
 * @param next index of the range whose worker goes on; the number of ranges at the video's end
 * @param result cuts, boundaries and frames of this range alone, counted from its first frame; void
 *     unless the outcome is {@link Outcome#FOUND}, as are the segments
 */
public record RangeScan(Outcome outcome, int next, ScanResult result) {
  /** Whether a range was scanned. */
  public enum Outcome {
    /** It was. */
    FOUND,
    /** It holds no joint early enough; the range before it goes on through it. */
    NO_JOINT,
    /** Its key frame was not met again where it is said to be; the video is to be scanned whole. */
    MISPLACED
  }
}
