package org.reelgloss.video;

/** Says 0.9 of a frame if the next one of the window differs much, 0.1 otherwise. */
final class DifferenceModel implements ShotModel {
  private static final int MUCH = 12;

  @Override
  public float[] score(byte[] rgb) {
    float[] scores = new float[FRAMES];
    for (int frame = 0; frame < FRAMES; frame++) {
      scores[frame] = frame + 1 < FRAMES && difference(rgb, frame) > MUCH ? 0.9f : 0.1f;
    }
    return scores;
  }

  private static int difference(byte[] rgb, int frame) {
    int sum = 0;
    for (int i = frame * FRAME_BYTES; i < (frame + 1) * FRAME_BYTES; i++) {
      sum += Math.abs((rgb[i] & 0xff) - (rgb[i + FRAME_BYTES] & 0xff));
    }
    return sum / FRAME_BYTES;
  }

  @Override
  public double threshold() {
    return 0.4;
  }

  @Override
  public void close() {}
}
