package org.reelgloss.video;

/**
 * Makes boundaries of pairs of neighbouring frames between which a shot changes. Pairs that follow
 * each other closely are one boundary: a hard cut if it is one pair, a dissolve otherwise. What
 * goes on for too long is divided, so that the detector's delay is bounded. A pair is called by its
 * second frame.
 */
final class TransitionRuns {
  private final int leastShot;
  private final int longest;
  private long start = -1;
  private long last = -1;
  private boolean goesOn;
  private long settled = -1;

  /**
   * @param leastShot fewest frames of a shot between two boundaries, at least 2
   * @param longest frames after which a boundary is divided
   */
  TransitionRuns(int leastShot, int longest) {
    this.leastShot = leastShot;
    this.longest = longest;
  }

  /** Takes the next pair. */
  void next(long pair, boolean changes, ShotDetector.Findings findings) {
    if (start >= 0 && pair - last >= leastShot) {
      end(findings);
    }
    if (changes) {
      findings.hit(Boundary.cutAt(pair));
      if (start < 0) {
        start = pair;
      }
      last = pair;
      if (last - start >= longest) {
        findings.boundary(boundary());
        start = last;
        goesOn = true;
      }
    }
    settled = start < 0 ? pair : start - 1;
  }

  /** Says that no pair follows. */
  void finish(ShotDetector.Findings findings) {
    if (start >= 0) {
      end(findings);
    }
  }

  private void end(ShotDetector.Findings findings) {
    if (!goesOn || last > start) {
      findings.boundary(boundary());
    }
    start = -1;
    goesOn = false;
  }

  private Boundary boundary() {
    Boundary.Kind kind = start == last ? Boundary.Kind.CUT : Boundary.Kind.DISSOLVE;
    return new Boundary(start, last, kind);
  }

  /** Returns the frame up to which all is decided, see {@link ShotDetector#settled()}. */
  long settled() {
    return settled;
  }

  /** Returns the most frames by which {@link #settled()} lies behind the newest pair. */
  int delay() {
    return longest + leastShot;
  }
}
