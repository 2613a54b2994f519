package org.reelgloss.gpu;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.reelgloss.video.ShotModel;

/** The graph of a {@link TransNet}: from windows of pixels to a number for each frame. */
final class TransNetGraph implements BatchModel<byte[], float[]> {
  private static final long[] SHAPE = {1, ShotModel.FRAMES, ShotModel.HEIGHT, ShotModel.WIDTH, 3};

  private final OrtSession session;
  private final String input;
  private final boolean takesBytes;
  private final String output;
  private final Resources resources;

  private TransNetGraph(Path graph, Device device, Resources opened)
      throws IOException, OrtException {
    session = opened.add(OnnxRuntime.open(graph, device), OnnxRuntime::close);
    NodeInfo node = onlyInput(session.getInputInfo(), graph);
    input = node.getName();
    takesBytes = type(node) == OnnxJavaType.UINT8;
    output = firstOfFloats(session.getOutputInfo(), graph);
    resources = opened.keep();
  }

  /**
   * Opens a graph; the caller closes it.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it is none of this kind
   */
  static TransNetGraph open(Path graph, Device device) throws IOException {
    try (Resources opened = new Resources()) {
      return new TransNetGraph(graph, device, opened);
    } catch (OrtException e) {
      throw new IOException("Cannot read inputs and outputs of " + graph, e);
    }
  }

  private static NodeInfo onlyInput(Map<String, NodeInfo> inputs, Path graph) {
    NodeInfo node = inputs.values().iterator().next();
    OnnxJavaType type = type(node);
    if (inputs.size() != 1 || (type != OnnxJavaType.UINT8 && type != OnnxJavaType.FLOAT)) {
      throw new IllegalArgumentException(
          graph + " must have one input, of uint8 or float32, but has: " + inputs.values());
    }
    return node;
  }

  private static String firstOfFloats(Map<String, NodeInfo> outputs, Path graph) {
    for (NodeInfo node : outputs.values()) {
      if (type(node) == OnnxJavaType.FLOAT && !node.getName().contains("many")) {
        return node.getName();
      }
    }
    throw new IllegalArgumentException(
        graph + " must have an output of float32, but has: " + outputs.values());
  }

  private static OnnxJavaType type(NodeInfo node) {
    return node.getInfo() instanceof TensorInfo tensor ? tensor.type : OnnxJavaType.UNKNOWN;
  }

  /** Runs the windows one by one, for the graph takes one. */
  @Override
  public List<float[]> run(List<byte[]> windows, IntPredicate abandoned) throws ModelException {
    List<float[]> scores = new ArrayList<>();
    for (byte[] window : windows) {
      scores.add(score(window));
    }
    return scores;
  }

  private float[] score(byte[] rgb) throws ModelException {
    try (Inputs given = new Inputs()) {
      given.give(input, takesBytes ? bytes(rgb) : floats(rgb));
      // The result owns nothing but this one tensor.
      try (OnnxTensor answer =
          Tensors.named(session.run(given.tensors(), Set.of(output)), output)) {
        return Tensors.toFloats(answer);
      }
    } catch (OrtException e) {
      throw ModelFailures.of("The shot model failed", e);
    }
  }

  private static OnnxTensor bytes(byte[] rgb) throws OrtException {
    return OnnxTensor.createTensor(
        OnnxRuntime.environment(), ByteBuffer.wrap(rgb), SHAPE, OnnxJavaType.UINT8);
  }

  private static OnnxTensor floats(byte[] rgb) throws OrtException {
    float[] values = new float[rgb.length];
    for (int i = 0; i < rgb.length; i++) {
      values[i] = rgb[i] & 0xff;
    }
    return Tensors.ofFloats(values, SHAPE);
  }

  @Override
  public void close() {
    resources.close();
  }
}
