package org.reelgloss.gpu;

import java.io.IOException;
import java.util.List;
import java.util.function.IntPredicate;

/** From prepared pictures to vectors of Euclidean length 1. */
record VisionTower(Encoder encoder, int height, int width) implements BatchModel<float[], float[]> {
  static VisionTower load(ModelBundle bundle, ImageProcessor processor, Device device)
      throws IOException {
    return new VisionTower(
        Encoder.open(bundle, device, ModelBundle.VISION, "image_embeds", "pooler_output"),
        processor.height(),
        processor.width());
  }

  @Override
  public List<float[]> run(List<float[]> pictures, IntPredicate abandoned) throws ModelException {
    return Vectors.units(
        encoder.encode(pictures, height, width), pictures.size(), encoder.dimensions());
  }

  @Override
  public void close() {
    encoder.close();
  }
}
