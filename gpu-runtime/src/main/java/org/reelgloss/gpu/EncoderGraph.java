package org.reelgloss.gpu;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A graph of which one output is wanted. Safe for use by several threads at once. */
final class EncoderGraph implements AutoCloseable {
  private final OrtSession session;
  private final Map<String, NodeInfo> inputs;
  private final TensorNode output;
  private final Resources resources;

  private EncoderGraph(
      OrtSession session, Map<String, NodeInfo> inputs, TensorNode output, Resources resources) {
    this.session = session;
    this.inputs = inputs;
    this.output = output;
    this.resources = resources;
  }

  /**
   * Opens a graph.
   *
   * @param rank dimensions of the wanted output
   * @param preferred names of it, the best first; if none is there, the last output of this rank
   * @throws IllegalArgumentException if no output has this rank
   */
  static EncoderGraph open(Path file, Device device, int rank, String... preferred)
      throws IOException {
    try (Resources opened = new Resources()) {
      OrtSession session = opened.add(OnnxRuntime.open(file, device), OnnxRuntime::close);
      TensorNode output = choose(tensors(session.getOutputInfo(), rank), List.of(preferred));
      if (output == null) {
        throw new IllegalArgumentException(
            file
                + " must have an output of "
                + rank
                + " dimensions, but has: "
                + session.getOutputInfo().values());
      }
      return new EncoderGraph(session, session.getInputInfo(), output, opened.keep());
    } catch (OrtException e) {
      throw new IOException("Cannot read inputs and outputs of " + file, e);
    }
  }

  private static List<TensorNode> tensors(Map<String, NodeInfo> nodes, int rank) {
    List<TensorNode> tensors = new ArrayList<>();
    for (NodeInfo node : nodes.values()) {
      if (node.getInfo() instanceof TensorInfo info && info.getShape().length == rank) {
        tensors.add(new TensorNode(node.getName(), info.getShape()));
      }
    }
    return tensors;
  }

  private static @Nullable TensorNode choose(List<TensorNode> tensors, List<String> preferred) {
    for (String name : preferred) {
      for (TensorNode tensor : tensors) {
        if (tensor.name().equals(name)) {
          return tensor;
        }
      }
    }
    return tensors.isEmpty() ? null : tensors.get(tensors.size() - 1);
  }

  /** Returns the length of the output's last dimension, or -1 if the graph does not say it. */
  int dimensions() {
    return (int) output.shape()[output.shape().length - 1];
  }

  /** Returns how many columns the input of this name must have, or -1 if any number is right. */
  int columns(String input) {
    NodeInfo node = inputs.get(input);
    return node != null && node.getInfo() instanceof TensorInfo info && info.getShape().length == 2
        ? (int) info.getShape()[1]
        : -1;
  }

  /** Returns the name of the input for pictures: the usual one, or else that of the only input. */
  private String pictures() {
    return inputs.size() == 1 ? inputs.keySet().iterator().next() : "pixel_values";
  }

  /**
   * Encodes pictures; the caller closes the tensor, which has a row for each.
   *
   * @param pictures as {@link ImageProcessor#process} gives them
   */
  OnnxTensor encode(List<float[]> pictures, int height, int width) throws ModelException {
    return run(
        inputs ->
            inputs.give(pictures(), Tensors.ofRows(pictures, pictures.size(), 3, height, width)));
  }

  /** Encodes texts; the caller closes the tensor, which has a row for each. */
  OnnxTensor encode(TokenBatch texts) throws ModelException {
    return run(given -> texts.addTo(given, inputs.keySet()));
  }

  private OnnxTensor run(Filler filler) throws ModelException {
    try (Inputs given = new Inputs()) {
      filler.fill(given);
      // The result owns nothing but this one tensor, which becomes the caller's.
      return Tensors.named(session.run(given.tensors(), Set.of(output.name())), output.name());
    } catch (OrtException e) {
      throw ModelFailures.of("The encoder failed", e);
    }
  }

  @Override
  public void close() {
    resources.close();
  }

  @FunctionalInterface
  private interface Filler {
    void fill(Inputs inputs) throws OrtException;
  }

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record TensorNode(String name, long[] shape) {}
}
