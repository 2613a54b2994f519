package org.reelgloss.runners;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.reelgloss.gpu.Devices;
import org.reelgloss.gpu.ModelBundle;
import org.reelgloss.transforms.split.EmbedderFactory;
import org.reelgloss.transforms.split.Embedders;

/** Embedders of frames that a user names. */
final class FrameEmbedders {
  private FrameEmbedders() {}

  /** Returns the embedder of a two-tower bundle, or the built-in one where none is named. */
  static EmbedderFactory of(@Nullable Path folder) throws UsageException {
    if (folder == null) {
      return Embedders.builtIn();
    }
    ModelBundle bundle = ModelBundle.open(folder);
    if (bundle.kind() != ModelBundle.Kind.TWO_TOWER) {
      throw new UsageException(
          "embedder must be a two-tower bundle, but was a " + bundle.kind() + ": " + folder);
    }
    return Embedders.bundle(bundle.folder(), Devices.AUTO);
  }
}
