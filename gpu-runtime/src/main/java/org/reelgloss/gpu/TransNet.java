package org.reelgloss.gpu;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.reelgloss.video.MediaException;
import org.reelgloss.video.MediaFault;
import org.reelgloss.video.ShotModel;

/**
 * A model of shot boundaries that is asked as TransNetV2 is. Its bundle is the graph {@code
 * model.onnx} and a {@code config.json} such as
 *
 * <pre>{@code
 * {"model_type": "transnetv2", "output": "logits", "threshold": 0.4}
 * }</pre>
 *
 * where {@code output} is {@code probabilities} (default) or {@code logits}, which go through the
 * logistic function here, and {@code threshold}, in (0, 1), is 0.4 if absent.
 *
 * <p>The graph has one input of shape [1, 100, 27, 48, 3]: frame, row, column, and red, green and
 * blue from 0 to 255, as uint8 or float32. Its first output of floats whose name does not contain
 * {@code many} is read, which must hold a number for each frame; TransNetV2's other output, of all
 * frames of a transition, is not used.
 *
 * <p>Safe for use by several threads at once; each call runs on the caller's thread. Holds the
 * weights, in native memory, until {@link #close}.
 */
public final class TransNet implements ShotModel {
  static final String GRAPH = "model.onnx";

  private static final double USUAL_THRESHOLD = 0.4;
  private static final long[] SHAPE = {1, FRAMES, HEIGHT, WIDTH, 3};

  private final OrtSession session;
  private final String input;
  private final boolean takesBytes;
  private final String output;
  private final boolean givesLogits;
  private final double threshold;
  private final Resources resources;

  private TransNet(ModelBundle bundle, Resources opened) throws IOException, OrtException {
    JsonNode config = bundle.config("config.json");
    require("model_type", config.path("model_type").asText(), Set.of("transnetv2"));
    String kind = config.path("output").asText("probabilities");
    require("output", kind, Set.of("probabilities", "logits"));
    givesLogits = kind.equals("logits");
    threshold = config.path("threshold").asDouble(USUAL_THRESHOLD);
    if (!(threshold > 0 && threshold < 1)) {
      throw new IllegalArgumentException(
          "threshold in config.json must be in (0, 1), but was: " + threshold);
    }
    Path graph = bundle.file(GRAPH);
    session = opened.add(OnnxRuntime.open(graph), OnnxRuntime::close);
    NodeInfo node = onlyInput(session.getInputInfo(), graph);
    input = node.getName();
    takesBytes = type(node) == OnnxJavaType.UINT8;
    output = firstOfFloats(session.getOutputInfo(), graph);
    resources = opened.keep();
  }

  /**
   * Loads a model; the caller closes it.
   *
   * @throws IOException if the graph cannot be read
   * @throws IllegalArgumentException if the bundle is of another kind, or its config or graph says
   *     something that is not supported
   */
  public static TransNet load(ModelBundle bundle) throws IOException {
    bundle.requireKind(ModelBundle.Kind.SHOT_MODEL);
    try (Resources opened = new Resources()) {
      return new TransNet(bundle, opened);
    } catch (OrtException e) {
      throw new IOException("Cannot read inputs and outputs of " + bundle.file(GRAPH), e);
    }
  }

  private static void require(String name, String value, Set<String> allowed) {
    if (!allowed.contains(value)) {
      throw new IllegalArgumentException(
          name + " in config.json must be one of " + allowed + ", but was: " + value);
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

  @Override
  public float[] score(byte[] rgb) throws MediaException {
    float[] scores;
    try (Inputs given = new Inputs()) {
      given.give(input, takesBytes ? bytes(rgb) : floats(rgb));
      // The result owns nothing but this one tensor.
      try (OnnxTensor answer =
          Tensors.named(session.run(given.tensors(), Set.of(output)), output)) {
        scores = Tensors.toFloats(answer);
      }
    } catch (OrtException e) {
      throw new MediaException(MediaFault.MODEL_ERROR, "The shot model failed: " + e.getMessage());
    }
    if (givesLogits) {
      for (int i = 0; i < scores.length; i++) {
        scores[i] = (float) (1 / (1 + Math.exp(-scores[i])));
      }
    }
    return scores;
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
  public double threshold() {
    return threshold;
  }

  @Override
  public void close() {
    resources.close();
  }
}
