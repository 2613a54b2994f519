package org.reelgloss.gpu;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
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
 * <p>Safe for use by several threads at once. Holds the weights, in the device's memory, until
 * {@link #close}, unless another model needs the room meanwhile.
 */
public final class TransNet implements ShotModel {
  static final String GRAPH = "model.onnx";

  private static final double USUAL_THRESHOLD = 0.4;

  /** A window takes a moment: who waits for longer waits for something that is broken. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final boolean givesLogits;
  private final double threshold;
  private final BatchedModel<byte[], float[]> graph;

  private TransNet(ModelBundle bundle, Devices devices) throws IOException, ModelException {
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
    graph =
        ModelPool.on(devices)
            .start(
                new BatchedModel.Spec<>(
                    bundle.id(),
                    bundle.graphBytes(GRAPH),
                    BatchPolicy.ofSize(1),
                    new byte[3 * FRAMES * HEIGHT * WIDTH],
                    device -> TransNetGraph.open(bundle.file(GRAPH), device)));
  }

  /**
   * Loads a model; the caller closes it.
   *
   * @throws IOException if the graph cannot be read
   * @throws ModelException if it cannot even judge black frames
   * @throws IllegalArgumentException if the bundle is of another kind, its config or graph says
   *     something that is not supported, or a device cannot be used
   */
  public static TransNet load(ModelBundle bundle, Devices devices)
      throws IOException, ModelException {
    bundle.requireKind(ModelBundle.Kind.SHOT_MODEL);
    return new TransNet(bundle, devices);
  }

  private static void require(String name, String value, Set<String> allowed) {
    if (!allowed.contains(value)) {
      throw new IllegalArgumentException(
          name + " in config.json must be one of " + allowed + ", but was: " + value);
    }
  }

  @Override
  public float[] score(byte[] rgb) throws MediaException {
    float[] scores;
    try {
      scores = graph.ask(List.of(Question.of(rgb)), PATIENCE).get(0).answer();
    } catch (ModelException e) {
      throw new MediaException(MediaFault.MODEL_ERROR, String.valueOf(e.getMessage()));
    }
    if (givesLogits) {
      for (int i = 0; i < scores.length; i++) {
        scores[i] = (float) (1 / (1 + Math.exp(-scores[i])));
      }
    }
    return scores;
  }

  @Override
  public double threshold() {
    return threshold;
  }

  @Override
  public void close() {
    graph.close();
  }
}
