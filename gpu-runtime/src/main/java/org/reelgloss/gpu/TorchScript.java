package org.reelgloss.gpu;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A module of TorchScript, whose {@code forward} answers with a tensor, a tuple or a dictionary of
 * them. It always runs as in use, without dropout and with fixed means of batch normalisation, when
 * it is trained, too. Holds the weights, in native memory, until {@link #close}.
 */
final class TorchScript implements AutoCloseable {
  static {
    Engine.getEngine("PyTorch");
    JniUtils.setNumThreads(OnnxRuntime.INTRA_OP_THREADS);
  }

  private final Path file;
  private final Model model;
  private final PtSymbolBlock script;
  private final boolean trainable;
  private final List<String> preferred;

  private TorchScript(Path file, Model model, boolean trainable, List<String> preferred) {
    this.file = file;
    this.model = model;
    this.script = (PtSymbolBlock) model.getBlock();
    this.trainable = trainable;
    this.preferred = preferred;
  }

  /**
   * Opens a script.
   *
   * @param trainable whether gradients of its parameters are wanted
   * @param preferred names of the wanted output in a dictionary, the best first; if none is there,
   *     the first of two dimensions is taken
   * @throws IOException if the file cannot be read or is no TorchScript
   */
  static TorchScript open(Path file, Device device, boolean trainable, List<String> preferred)
      throws IOException {
    try (Resources opened = new Resources()) {
      Model model =
          opened.add(
              Model.newInstance(file.getFileName().toString(), of(device), "PyTorch"),
              Model::close);
      // Whichever device the script was saved on.
      model.load(
          file, null, Map.of("mapLocation", "true", "trainParam", Boolean.toString(trainable)));
      TorchScript script = new TorchScript(file, model, trainable, preferred);
      JniUtils.enableInferenceMode(script.script);
      opened.keep();
      return script;
    } catch (MalformedModelException | EngineException e) {
      throw new IOException("Cannot open the script " + file + ": " + e.getMessage(), e);
    }
  }

  private static ai.djl.Device of(Device device) {
    return device.isCuda() ? ai.djl.Device.gpu(device.index()) : ai.djl.Device.cpu();
  }

  /** Returns the model that has it, which this owns. */
  Model model() {
    return model;
  }

  /** Returns what owns arrays on its device, which the caller closes. */
  NDManager newManager() {
    return model.getNDManager().newSubManager();
  }

  /**
   * Runs it.
   *
   * @return (rows, width), floats
   * @throws ModelException if it fails, or answers with nothing of two dimensions
   */
  NDArray rows(NDList inputs) throws ModelException {
    try {
      // A setting of the thread: compiling for each new size of batch takes longer than it saves.
      JniUtils.setGraphExecutorOptimize(false);
      NDList outputs = IValueUtils.forward(script, inputs, trainable);
      return wanted(outputs)
          .orElseThrow(
              () ->
                  new ModelException(
                      file + " must answer with a tensor of 2 dimensions, but did: " + outputs))
          .toType(DataType.FLOAT32, false);
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

  /** Writes it with the weights that it has now. */
  void save(Path to) throws IOException {
    try (OutputStream out = Files.newOutputStream(to)) {
      JniUtils.writeModule(script, out, false);
    }
  }

  @Override
  public void close() {
    model.close();
  }
}
