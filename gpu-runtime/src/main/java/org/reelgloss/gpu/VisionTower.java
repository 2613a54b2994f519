package org.reelgloss.gpu;

import java.io.IOException;
import java.util.List;
import java.util.function.IntPredicate;

/** From prepared pictures to vectors of Euclidean length 1. */
record VisionTower(Encoder encoder, int height, int width) implements BatchModel<float[], float[]> {
  /** Names of the wanted output, the best first. */
  static final List<String> OUTPUTS = List.of("image_embeds", "pooler_output", "feature");

  /** Pictures that go through together, which bounds the memory of one call. */
  private static final int BATCH = 32;

  /**
   * Returns what is needed to run a graph of a bundle.
   *
   * @param graph name of the file without its ending
   */
  static BatchedModel.Spec<float[], float[]> spec(
      ModelBundle bundle, String graph, ImageProcessor processor) {
    return new BatchedModel.Spec<>(
        bundle.id(),
        bundle.graphBytes(graph + "."),
        BatchPolicy.ofSize(BATCH),
        processor.sample(),
        device -> load(bundle, graph, processor, device));
  }

  /** Loads a graph of a bundle; the caller closes it. */
  static VisionTower load(ModelBundle bundle, String graph, ImageProcessor processor, Device device)
      throws IOException {
    return new VisionTower(
        Encoder.open(bundle, device, graph, OUTPUTS), processor.height(), processor.width());
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
