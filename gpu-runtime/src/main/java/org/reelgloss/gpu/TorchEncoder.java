package org.reelgloss.gpu;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A tower as TorchScript, whose {@code forward} takes {@code pixel_values} as floats, or {@code
 * input_ids} and {@code attention_mask} in this order, and answers with a tensor, a tuple or a
 * dictionary of them.
 */
final class TorchEncoder implements Encoder {
  static {
    Engine.getEngine("PyTorch");
    JniUtils.setNumThreads(OnnxRuntime.INTRA_OP_THREADS);
  }

  private final Path file;
  private final Model model;
  private final PtSymbolBlock script;
  private final boolean masked;
  private final List<String> preferred;

  private TorchEncoder(Path file, Model model, boolean masked, List<String> preferred) {
    this.file = file;
    this.model = model;
    this.script = (PtSymbolBlock) model.getBlock();
    this.masked = masked;
    this.preferred = preferred;
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
    try (Resources opened = new Resources()) {
      Model model =
          opened.add(
              Model.newInstance(file.getFileName().toString(), of(device), "PyTorch"),
              Model::close);
      // Whichever device the script was saved on.
      model.load(file, null, Map.of("mapLocation", "true"));
      TorchEncoder encoder = new TorchEncoder(file, model, masked, preferred);
      JniUtils.enableInferenceMode(encoder.script);
      opened.keep();
      return encoder;
    } catch (MalformedModelException | EngineException e) {
      throw new IOException("Cannot open the script " + file + ": " + e.getMessage(), e);
    }
  }

  private static ai.djl.Device of(Device device) {
    return device.isCuda() ? ai.djl.Device.gpu(device.index()) : ai.djl.Device.cpu();
  }

  @Override
  public float[] encode(List<float[]> pictures, int height, int width) throws ModelException {
    Shape shape = new Shape(pictures.size(), 3, height, width);
    FloatBuffer pixels = FloatBuffer.allocate(Math.toIntExact(shape.size()));
    pictures.forEach(pixels::put);
    return run(manager -> new NDList(manager.create(pixels.flip(), shape)));
  }

  @Override
  public float[] encode(TokenBatch texts) throws ModelException {
    Shape shape = new Shape(texts.rows(), texts.length());
    return run(
        manager -> {
          NDList inputs = new NDList(manager.create(texts.ids(), shape));
          if (masked) {
            inputs.add(manager.create(texts.mask(), shape));
          }
          return inputs;
        });
  }

  private float[] run(Function<NDManager, NDList> inputs) throws ModelException {
    try (NDManager manager = model.getNDManager().newSubManager()) {
      // A setting of the thread: compiling for each new size of batch takes longer than it saves.
      JniUtils.setGraphExecutorOptimize(false);
      NDList outputs = IValueUtils.forward(script, inputs.apply(manager), false);
      NDArray rows =
          wanted(outputs)
              .orElseThrow(
                  () ->
                      new ModelException(
                          file
                              + " must answer with a tensor of 2 dimensions, but did: "
                              + outputs));
      return rows.toType(DataType.FLOAT32, false).toFloatArray();
    } catch (EngineException | UnsupportedOperationException e) {
      throw ModelFailures.of("The encoder failed", e);
    }
  }

  private Optional<NDArray> wanted(NDList outputs) {
    for (String name : preferred) {
      for (NDArray output : outputs) {
        if (name.equals(output.getName()) && output.getShape().dimension() == 2) {
          return Optional.of(output);
        }
      }
    }
    return outputs.stream().filter(output -> output.getShape().dimension() == 2).findFirst();
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
    model.close();
  }
}
