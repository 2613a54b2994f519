package org.reelgloss.video;

/** Cuts, dissolves, fades and wipes as {@link TransitionFinder} finds them. */
final class FadeDetector implements ShotDetector {
  private final TransitionFinder finder;

  FadeDetector(double fps) {
    finder = new TransitionFinder(fps);
  }

  @Override
  public void next(DetectorFrame frame, Findings findings) throws MediaException {
    finder.next(frame.thumbnail(), frame.contentScore(), found -> give(found, findings));
  }

  @Override
  public void finish(Findings findings) {
    finder.finish(found -> give(found, findings));
  }

  private static void give(Boundary found, Findings findings) {
    findings.hit(found);
    findings.boundary(found);
  }

  @Override
  public long settled() {
    return finder.settled();
  }

  @Override
  public int delay() {
    return finder.memory();
  }

  @Override
  public int memory() {
    return finder.memory();
  }
}
