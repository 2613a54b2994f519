package org.reelgloss.gpu;

import java.io.IOException;
import java.util.List;

/**
 * One tower: gives each picture or text a row of numbers, all of one length, row after row. Safe
 * for use by several threads at once. Holds the weights, in native memory, until {@link #close}.
 */
interface Encoder extends AutoCloseable {
  /**
   * Opens the tower of this name on a device: as ONNX, or, if there is none, as TorchScript.
   *
   * @param name without the ending
   * @param preferred names of the output that is wanted, the best first; if none is there, one of
   *     two dimensions is
   * @throws IllegalArgumentException if it has no such output, or is TorchScript without the digest
   *     that it must have
   */
  static Encoder open(ModelBundle bundle, Device device, String name, List<String> preferred)
      throws IOException {
    if (bundle.has(name + ".onnx")) {
      return new OnnxEncoder(
          EncoderGraph.open(
              bundle.file(name + ".onnx"), device, 2, preferred.toArray(new String[0])));
    }
    return TorchEncoder.open(
        PinnedFiles.script(bundle, name + ".pt"),
        device,
        TextSettings.seesMask(bundle.config("config.json")),
        preferred);
  }

  /**
   * Encodes pictures.
   *
   * @param pictures as {@link ImageProcessor#process} gives them
   */
  float[] encode(List<float[]> pictures, int height, int width) throws ModelException;

  float[] encode(TokenBatch texts) throws ModelException;

  /** Returns the length of a row, or -1 if only a run can tell. */
  int dimensions();

  /** Returns how many tokens a text must have, or -1 if any number is right. */
  int tokens();

  @Override
  void close();
}
