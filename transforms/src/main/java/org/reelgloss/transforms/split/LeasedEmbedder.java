package org.reelgloss.transforms.split;

import java.util.List;
import org.reelgloss.gpu.FrameEmbedder;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.gpu.ModelPool;
import org.reelgloss.gpu.StitchThresholds;
import org.reelgloss.gpu.TwoTower;
import org.reelgloss.video.RgbImage;

/** The picture tower of a model that belongs to the pool; closing gives the lease back. */
final class LeasedEmbedder implements FrameEmbedder {
  private final ModelPool.Lease<TwoTower> lease;
  private final FrameEmbedder embedder;

  LeasedEmbedder(ModelPool.Lease<TwoTower> lease) {
    this.lease = lease;
    embedder = lease.model().asFrameEmbedder();
  }

  @Override
  public String model() {
    return embedder.model();
  }

  @Override
  public int dimensions() {
    return embedder.dimensions();
  }

  @Override
  public StitchThresholds thresholds() {
    return embedder.thresholds();
  }

  @Override
  public float[][] embed(List<RgbImage> frames) throws ModelException {
    return embedder.embed(frames);
  }

  @Override
  public void close() {
    lease.close();
  }
}
