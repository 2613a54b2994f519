package org.reelgloss.transforms.match;

import org.apache.beam.sdk.transforms.splittabledofn.RestrictionTracker;
import org.apache.beam.sdk.transforms.splittabledofn.SplitResult;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what was seen true to what came out, file by file. All that is left to do can be taken from
 * it at any moment, and is then another poll that knows what this one let out.
 */
final class WatchTracker extends RestrictionTracker<SeenFiles, WatchStep> {
  private SeenFiles seen;
  private LongList fresh = new LongList();
  private boolean over;

  WatchTracker(SeenFiles seen) {
    this.seen = seen;
  }

  @Override
  public boolean tryClaim(WatchStep step) {
    if (over) {
      return false;
    }
    if (step instanceof WatchStep.Take take) {
      fresh.add(take.fingerprint());
    } else if (step instanceof WatchStep.Finish finish) {
      seen = finish.seen();
      fresh = new LongList();
    }
    return true;
  }

  @Override
  public SeenFiles currentRestriction() {
    return seen.withTaken(fresh.toArray());
  }

  /** Ends this poll, whatever the fraction: there is nothing that two workers could share. */
  @Override
  public @Nullable SplitResult<SeenFiles> trySplit(double fraction) {
    if (over) {
      return null;
    }
    over = true;
    return SplitResult.of(SeenFiles.NONE, currentRestriction());
  }

  @Override
  public void checkDone() {
    if (!over) {
      throw new IllegalStateException("A watch ends only where what is left of it was taken over");
    }
  }

  @Override
  public IsBounded isBounded() {
    return IsBounded.UNBOUNDED;
  }
}
