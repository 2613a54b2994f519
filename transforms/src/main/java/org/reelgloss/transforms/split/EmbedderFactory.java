package org.reelgloss.transforms.split;

import java.io.IOException;
import java.io.Serializable;
import org.reelgloss.gpu.FrameEmbedder;

/** Makes the embedder of a worker; sent to workers in its stead. */
@FunctionalInterface
public interface EmbedderFactory extends Serializable {
  /**
   * Opens the embedder, which the caller closes.
   *
   * @throws IOException if its files cannot be read
   */
  FrameEmbedder open() throws IOException;
}
