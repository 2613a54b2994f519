package org.reelgloss.transforms.select;

import java.util.List;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.video.RgbImage;

/** Turns pictures into unit vectors, near where they look alike. */
interface PictureEmbedder extends AutoCloseable {
  float[][] embed(List<RgbImage> images) throws ModelException;

  @Override
  void close();
}
