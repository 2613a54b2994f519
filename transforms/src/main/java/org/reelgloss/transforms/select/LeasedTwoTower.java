package org.reelgloss.transforms.select;

import java.io.IOException;
import java.util.List;
import org.reelgloss.gpu.Devices;
import org.reelgloss.gpu.ModelBundle;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.gpu.ModelPool;
import org.reelgloss.gpu.TwoTower;
import org.reelgloss.video.RgbImage;

/** A two-tower model of this JVM's model pool. */
final class LeasedTwoTower implements PictureTextEmbedder {
  private final ModelPool.Lease<TwoTower> lease;

  private LeasedTwoTower(ModelPool.Lease<TwoTower> lease) {
    this.lease = lease;
  }

  /**
   * Leases the model of a bundle.
   *
   * @param devices where it runs
   * @throws IOException if it cannot be loaded
   */
  static LeasedTwoTower open(ModelBundle bundle, Devices devices) throws IOException {
    try {
      return new LeasedTwoTower(TwoTower.lease(bundle, devices));
    } catch (ModelException cause) {
      throw new IOException("Cannot load the two-tower model in " + bundle.folder(), cause);
    }
  }

  @Override
  public String model() {
    return lease.model().model();
  }

  @Override
  public float[][] embedImages(List<RgbImage> images) throws ModelException {
    return lease.model().embedImages(images);
  }

  @Override
  public float[][] embedTexts(List<String> texts) throws ModelException {
    return lease.model().embedTexts(texts);
  }

  @Override
  public void close() {
    lease.close();
  }
}
