package org.reelgloss.video;

/** A cut every so many frames, whatever is seen. */
final class StrideDetector implements ShotDetector {
  private final long frames;
  private long settled = -1;

  StrideDetector(double seconds, double fps) {
    frames = Math.max(1, Math.round(seconds * fps));
  }

  @Override
  public void next(DetectorFrame frame, Findings findings) {
    settled = frame.index();
    if (settled > 0 && settled % frames == 0) {
      findings.boundary(Boundary.cutAt(settled));
    }
  }

  @Override
  public long settled() {
    return settled;
  }

  @Override
  public int delay() {
    return 0;
  }

  @Override
  public int memory() {
    return Integer.MAX_VALUE;
  }
}
