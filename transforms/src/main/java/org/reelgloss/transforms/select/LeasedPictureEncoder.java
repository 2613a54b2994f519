package org.reelgloss.transforms.select;

import java.io.IOException;
import java.util.List;
import org.reelgloss.gpu.Devices;
import org.reelgloss.gpu.ModelBundle;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.gpu.ModelPool;
import org.reelgloss.gpu.PictureEncoder;
import org.reelgloss.video.RgbImage;

/** An encoder of pictures of this JVM's model pool. */
final class LeasedPictureEncoder implements PictureEmbedder {
  private final ModelPool.Lease<PictureEncoder> lease;

  private LeasedPictureEncoder(ModelPool.Lease<PictureEncoder> lease) {
    this.lease = lease;
  }

  /**
   * Leases the encoder of a bundle.
   *
   * @throws IOException if it cannot be loaded
   */
  static LeasedPictureEncoder open(ModelBundle bundle, Devices devices) throws IOException {
    try {
      return new LeasedPictureEncoder(PictureEncoder.lease(bundle, devices));
    } catch (ModelException cause) {
      throw new IOException("Cannot load the encoder of pictures in " + bundle.folder(), cause);
    }
  }

  @Override
  public float[][] embed(List<RgbImage> images) throws ModelException {
    return lease.model().embed(images);
  }

  @Override
  public void close() {
    lease.close();
  }
}
