package org.reelgloss.transforms.split;

import java.io.IOException;
import java.nio.file.Path;
import org.reelgloss.gpu.DescriptorEmbedder;
import org.reelgloss.gpu.Devices;
import org.reelgloss.gpu.FrameEmbedder;
import org.reelgloss.gpu.ModelBundle;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.gpu.TwoTower;

/** The embedders there are: the built-in descriptor and two-tower bundles. */
public final class Embedders {
  private Embedders() {}

  /** Returns the embedder that needs no model. */
  public static EmbedderFactory builtIn() {
    return DescriptorEmbedder::new;
  }

  /** Returns the picture tower of a bundle, which all threads of a JVM share. */
  public static EmbedderFactory bundle(Path folder, Devices devices) {
    String name = folder.toString(); // A Path cannot travel to workers.
    return () -> open(Path.of(name), devices);
  }

  private static FrameEmbedder open(Path folder, Devices devices) throws IOException {
    ModelBundle bundle = ModelBundle.open(folder);
    try {
      return new LeasedEmbedder(TwoTower.lease(bundle, devices));
    } catch (ModelException cause) {
      throw new IOException("Cannot load the embedder " + folder, cause);
    }
  }
}
