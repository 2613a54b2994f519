package org.reelgloss.video;

/**
 * What a {@link ShotModel} says, asked as TransNetV2 is: windows of 100 frames, 50 apart, of which
 * the middle 50 scores count; before the first frame and after the last these are repeated. A run
 * of frames with scores above the threshold is one boundary; the first of the run is still the old
 * shot's, so that a hard cut is one such frame. Owns its model and native memory; one thread; must
 * be closed.
 */
final class LearnedDetector implements ShotDetector {
  private static final int STEP = 50;
  private static final int AROUND = (ShotModel.FRAMES - STEP) / 2;
  private static final int LONGEST = 64;

  private final ShotModel model;
  private final TransitionRuns runs = new TransitionRuns(2, LONGEST);
  private final byte[] window = new byte[ShotModel.FRAMES * ShotModel.FRAME_BYTES];
  private final Thumbnails thumbnails = new Thumbnails(ShotModel.WIDTH, ShotModel.HEIGHT);
  private byte[] picture = new byte[ShotModel.FRAME_BYTES];
  private int filled;
  private long frames;
  private long scored;

  /**
   * @param model becomes this detector's
   */
  LearnedDetector(ShotModel model) {
    this.model = model;
  }

  @Override
  public void next(DetectorFrame frame, Findings findings) throws MediaException {
    picture = thumbnails.of(frame.reduced());
    if (frames == 0) {
      for (int i = 0; i < AROUND; i++) {
        append();
      }
    }
    append();
    frames++;
    if (filled == ShotModel.FRAMES) {
      score(findings);
    }
  }

  private void append() {
    System.arraycopy(picture, 0, window, filled * picture.length, picture.length);
    filled++;
  }

  private void score(Findings findings) throws MediaException {
    float[] scores = model.score(window);
    if (scores.length != ShotModel.FRAMES) {
      throw new MediaException(
          MediaFault.MODEL_ERROR,
          "The shot model must give " + ShotModel.FRAMES + " scores, but gave: " + scores.length);
    }
    for (int i = AROUND; i < AROUND + STEP && scored < frames; i++) {
      take(scores[i], findings);
    }
    int kept = (ShotModel.FRAMES - STEP) * picture.length;
    System.arraycopy(window, STEP * picture.length, window, 0, kept);
    filled = ShotModel.FRAMES - STEP;
  }

  private void take(float score, Findings findings) throws MediaException {
    if (!Float.isFinite(score)) {
      throw new MediaException(
          MediaFault.MODEL_ERROR, "The shot model's score of frame " + scored + " is not finite");
    }
    scored++;
    if (scored < frames) { // Otherwise nothing follows that could be another shot.
      runs.next(scored, score > model.threshold(), findings);
    }
  }

  @Override
  public void finish(Findings findings) throws MediaException {
    while (scored < frames) {
      while (filled < ShotModel.FRAMES) {
        append();
      }
      score(findings);
    }
    runs.finish(findings);
  }

  @Override
  public long settled() {
    return runs.settled();
  }

  @Override
  public int delay() {
    return STEP + AROUND + runs.delay();
  }

  /** Where windows lie depends on the first frame. */
  @Override
  public int memory() {
    return Integer.MAX_VALUE;
  }

  @Override
  public void close() {
    model.close();
    thumbnails.close();
  }
}
