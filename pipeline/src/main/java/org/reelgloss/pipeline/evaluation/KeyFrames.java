package org.reelgloss.pipeline.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.reelgloss.gpu.FrameEmbedder;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.gpu.Vectors;
import org.reelgloss.schemas.FrameRange;
import org.reelgloss.video.FrameSampler;
import org.reelgloss.video.MediaException;
import org.reelgloss.video.RgbImage;
import org.reelgloss.video.VideoLimits;

/**
 * One frame a second of a video, and how far each is from the next one. Keeps two numbers a second
 * of video, no picture.
 */
final class KeyFrames {
  private static final int AT_A_TIME = 16;

  private final FrameEmbedder embedder;
  private final List<Long> numbers = new ArrayList<>();
  private final List<Double> toNext = new ArrayList<>();
  private final List<RgbImage> waiting = new ArrayList<>();
  private float[] last = {};
  private long frames;

  private KeyFrames(FrameEmbedder embedder) {
    this.embedder = embedder;
  }

  /**
   * Decodes a video once.
   *
   * @param fps frames a second, above 0
   */
  static KeyFrames of(Path file, double fps, FrameEmbedder embedder)
      throws MediaException, IOException, ModelException {
    KeyFrames keyFrames = new KeyFrames(embedder);
    keyFrames.frames =
        FrameSampler.sample(file, Math.max(1, fps), VideoLimits.STANDARD, keyFrames::take);
    keyFrames.embed();
    return keyFrames;
  }

  private void take(long frame, RgbImage picture) throws ModelException {
    numbers.add(frame);
    waiting.add(picture);
    if (waiting.size() == AT_A_TIME) {
      embed();
    }
  }

  private void embed() throws ModelException {
    for (float[] vector : embedder.embed(waiting)) {
      if (last.length > 0) {
        toNext.add(Vectors.distance(last, vector));
      }
      last = vector;
    }
    waiting.clear();
  }

  /** Returns the number of frames of the video. */
  long frames() {
    return frames;
  }

  /**
   * Returns the largest distance between key frames of a clip that follow each other; none where
   * the clip has fewer than two.
   */
  OptionalDouble maxRunningDistance(FrameRange clip) {
    double max = -1;
    for (int i = 0; i + 1 < numbers.size(); i++) {
      if (numbers.get(i) >= clip.getStartFrame() && numbers.get(i + 1) < clip.getEndFrame()) {
        max = Math.max(max, toNext.get(i));
      }
    }
    return max < 0 ? OptionalDouble.empty() : OptionalDouble.of(max);
  }
}
