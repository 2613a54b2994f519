package org.reelgloss.transforms.match;

import java.util.Arrays;

/**
 * What a watching run remembers of its last poll: fingerprints of the files that were there, and
 * nothing of those that were not. That is 8 bytes a file, 0.8 MB for 100,000 files, however many
 * have come and gone before. Two of 100,000 files have the same fingerprint with a probability of
 * 3e-10; the second would not be taken while the first is there.
 */
final class SeenFiles {
  /** What a run knows before its first poll. */
  static final SeenFiles NONE = new SeenFiles(new long[0], new long[0], 0);

  private final long[] taken;
  private final long[] waiting;
  private final int failedPolls;

  /**
   * @param taken fingerprints of files that came out, sorted; not copied
   * @param waiting fingerprints of what was there and not taken yet, sorted; not copied
   * @param failedPolls how many polls failed since the last that did not
   */
  SeenFiles(long[] taken, long[] waiting, int failedPolls) {
    this.taken = taken;
    this.waiting = waiting;
    this.failedPolls = failedPolls;
  }

  boolean isTaken(long fingerprint) {
    return Arrays.binarySearch(taken, fingerprint) >= 0;
  }

  boolean isWaiting(long fingerprint) {
    return Arrays.binarySearch(waiting, fingerprint) >= 0;
  }

  /** Returns fingerprints of files that came out, sorted; not to be changed. */
  long[] taken() {
    return taken;
  }

  /** Returns fingerprints of what was there and not taken yet, sorted; not to be changed. */
  long[] waiting() {
    return waiting;
  }

  int failedPolls() {
    return failedPolls;
  }

  /** Returns the same after one more poll that failed. */
  SeenFiles afterFailure() {
    return new SeenFiles(taken, waiting, failedPolls + 1);
  }

  /** Returns the same with these taken, too; any order. */
  SeenFiles withTaken(long[] more) {
    return more.length == 0 ? this : new SeenFiles(merged(taken, more), waiting, failedPolls);
  }

  private static long[] merged(long[] some, long[] more) {
    long[] all = Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    Arrays.sort(all);
    return all;
  }
}
