package org.reelgloss.transforms.caption;

import java.io.IOException;
import java.util.List;
import org.reelgloss.gpu.Devices;
import org.reelgloss.gpu.ModelBundle;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.gpu.ModelPool;
import org.reelgloss.gpu.TwoTower;
import org.reelgloss.gpu.Vectors;
import org.reelgloss.video.RgbImage;

/**
 * A bank of captions with their vectors, and the model that made them. Owns a lease of the model.
 * Safe for use by several threads at once.
 */
final class EmbeddedBank implements AutoCloseable {
  private final ModelPool.Lease<TwoTower> lease;
  private final List<String> captions;
  private final float[][] vectors;

  private EmbeddedBank(ModelPool.Lease<TwoTower> lease, List<String> captions, float[][] vectors) {
    this.lease = lease;
    this.captions = captions;
    this.vectors = vectors;
  }

  /** Embeds the captions; the caller closes the bank. */
  static EmbeddedBank open(ModelBundle bundle, CaptionBank bank, Devices devices)
      throws IOException, ModelException {
    List<String> captions = bank.captions();
    ModelPool.Lease<TwoTower> lease = TwoTower.lease(bundle, devices);
    boolean embedded = false;
    try {
      float[][] vectors = lease.model().embedTexts(captions);
      embedded = true;
      return new EmbeddedBank(lease, captions, vectors);
    } finally {
      if (!embedded) {
        lease.close();
      }
    }
  }

  /**
   * Returns the caption that is nearest to the mean of the frames; of equally near ones the first.
   *
   * @param frames at least one
   */
  String nearest(List<RgbImage> frames) throws ModelException {
    float[] mean = Vectors.unitMean(lease.model().embedImages(frames));
    int best = 0;
    double nearest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < vectors.length; i++) {
      double cosine = Vectors.dot(mean, vectors[i]);
      if (cosine > nearest) {
        nearest = cosine;
        best = i;
      }
    }
    return captions.get(best);
  }

  @Override
  public void close() {
    lease.close();
  }
}
