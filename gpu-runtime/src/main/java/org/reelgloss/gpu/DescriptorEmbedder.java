package org.reelgloss.gpu;

import java.util.List;
import org.reelgloss.video.RgbImage;

/**
 * Describes frames by what can be measured without any model: where which colours are, which
 * colours there are, and where edges of which direction are. It knows nothing of what is shown: two
 * frames of one place under other light are far apart. Deterministic and stateless; safe for use by
 * several threads at once.
 */
public final class DescriptorEmbedder implements FrameEmbedder {
  /** Distances of these vectors are smaller than ImageBind's; the ranks are alike. */
  private static final StitchThresholds THRESHOLDS = new StitchThresholds(0.35, 0.85, 0.05, 0.2);

  /** Shares of the squared distance, in the order of the blocks; they add up to 1. */
  private static final float[] SHARES = {0.4f, 0.3f, 0.3f};

  @Override
  public String model() {
    return "builtin-descriptor/1";
  }

  @Override
  public int dimensions() {
    return ColorLayout.SIZE + ColorHistogram.SIZE + EdgeHistogram.SIZE;
  }

  @Override
  public StitchThresholds thresholds() {
    return THRESHOLDS;
  }

  @Override
  public float[][] embed(List<RgbImage> frames) {
    float[][] vectors = new float[frames.size()][];
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = describe(SmallFrame.of(frames.get(i)));
    }
    return vectors;
  }

  private float[] describe(SmallFrame frame) {
    float[][] blocks = {
      ColorLayout.of(frame), ColorHistogram.of(frame), EdgeHistogram.of(frame),
    };
    float[] vector = new float[dimensions()];
    int at = 0;
    for (int i = 0; i < blocks.length; i++) {
      at = append(blocks[i], SHARES[i], vector, at);
    }
    return vector;
  }

  /** Appends a block, brought to the length whose square is its share. */
  private static int append(float[] block, float share, float[] vector, int at) {
    double squares = 0;
    for (float value : block) {
      squares += (double) value * value;
    }
    double scale = Math.sqrt(share / squares);
    for (int i = 0; i < block.length; i++) {
      vector[at + i] = (float) (block[i] * scale);
    }
    return at + block.length;
  }

  /** Does nothing: there is nothing to give back. */
  @Override
  public void close() {}
}
