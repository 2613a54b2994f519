package org.reelgloss.gpu;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * A tower as TorchScript, whose {@code forward} takes {@code pixel_values} as floats, or {@code
 * input_ids} and {@code attention_mask} in this order, and answers with a tensor, a tuple or a
 * dictionary of them.
 */
final class TorchEncoder implements Encoder {
  private final TorchScript script;
  private final boolean masked;

  private TorchEncoder(TorchScript script, boolean masked) {
    this.script = script;
    this.masked = masked;
  }

  /**
   * Opens a script.
   *
   * @param masked whether texts come with a mask
   * @param preferred names of the wanted output in a dictionary, the best first; if none is there,
   *     the first of two dimensions is taken
   * @throws IOException if the file cannot be read or is no TorchScript
   */
  static TorchEncoder open(Path file, Device device, boolean masked, List<String> preferred)
      throws IOException {
    return new TorchEncoder(TorchScript.open(file, device, false, preferred), masked);
  }

  @Override
  public float[] encode(List<float[]> pictures, int height, int width) throws ModelException {
    return run(manager -> pixels(manager, pictures, height, width));
  }

  /** Returns pictures, as {@link ImageProcessor#process} gives them, as what a script takes. */
  static NDList pixels(NDManager manager, List<float[]> pictures, int height, int width) {
    Shape shape = new Shape(pictures.size(), 3, height, width);
    FloatBuffer pixels = FloatBuffer.allocate(Math.toIntExact(shape.size()));
    pictures.forEach(pixels::put);
    return new NDList(manager.create(pixels.flip(), shape));
  }

  @Override
  public float[] encode(TokenBatch texts) throws ModelException {
    return run(manager -> tokens(manager, texts, masked));
  }

  /** Returns texts as what a script takes. */
  static NDList tokens(NDManager manager, TokenBatch texts, boolean masked) {
    Shape shape = new Shape(texts.rows(), texts.length());
    NDList inputs = new NDList(manager.create(texts.ids(), shape));
    if (masked) {
      inputs.add(manager.create(texts.mask(), shape));
    }
    return inputs;
  }

  private float[] run(Function<NDManager, NDList> inputs) throws ModelException {
    try (NDManager manager = script.newManager()) {
      return script.rows(inputs.apply(manager)).toFloatArray();
    } catch (EngineException e) {
      throw ModelFailures.of("The encoder failed", e);
    }
  }

  @Override
  public int dimensions() {
    return -1;
  }

  @Override
  public int tokens() {
    return -1;
  }

  @Override
  public void close() {
    script.close();
  }
}
