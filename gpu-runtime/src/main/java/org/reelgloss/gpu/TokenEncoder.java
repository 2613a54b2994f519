package org.reelgloss.gpu;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives each token of a text a vector that depends on the whole text, by a bundle with {@code
 * model.onnx}, {@code tokenizer.json} and {@code config.json}. The graph takes {@code input_ids}
 * and, if it wants them, {@code attention_mask} and {@code token_type_ids}, and gives {@code
 * last_hidden_state} or {@code token_embeddings}. Safe for use by several threads at once, whose
 * texts go through the model together where that pays. Holds the weights, in the device's memory,
 * until {@link #close}, unless another model needs the room meanwhile.
 */
public final class TokenEncoder implements AutoCloseable {
  static final String GRAPH = "model.onnx";

  private static final int BATCH = 32;

  /** What the usual encoders of text take at most. */
  private static final int MAX_TOKENS = 512;

  /** Texts are short: who waits for longer waits for something that is broken. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final TextTokenizer tokenizer;
  private final BatchedModel<long[], float[][]> graph;
  private final Resources resources;

  private TokenEncoder(ModelBundle bundle, Devices devices, Resources opened)
      throws IOException, ModelException {
    this.tokenizer =
        opened.add(
            TextTokenizer.open(bundle.file("tokenizer.json"), maxTokens(bundle)),
            TextTokenizer::close);
    this.graph =
        opened.add(
            ModelPool.on(devices)
                .start(
                    new BatchedModel.Spec<>(
                        bundle.id(),
                        bundle.graphBytes("model."),
                        BatchPolicy.ofTexts(BATCH),
                        tokenizer.encode(List.of("a")).get(0),
                        device -> TokenGraph.open(bundle, device))),
            BatchedModel::close);
    this.resources = opened.keep();
  }

  private static int maxTokens(ModelBundle bundle) {
    double most = bundle.config("config.json").path("max_position_embeddings").asDouble(MAX_TOKENS);
    double declared =
        bundle.config("tokenizer_config.json").path("model_max_length").asDouble(MAX_TOKENS);
    return (int) Math.min(MAX_TOKENS, Math.min(most, declared));
  }

  /**
   * Loads the model; the caller closes it.
   *
   * @throws IOException if the graph or the tokenizer cannot be read
   * @throws ModelException if it cannot even encode a letter
   * @throws IllegalArgumentException if the bundle is no encoder of text, its graph has no output
   *     of three dimensions, or a device cannot be used
   */
  public static TokenEncoder load(ModelBundle bundle, Devices devices)
      throws IOException, ModelException {
    bundle.requireKind(ModelBundle.Kind.TEXT_ENCODER);
    try (Resources opened = new Resources()) {
      return new TokenEncoder(bundle, devices, opened);
    }
  }

  /**
   * Returns the tokens of each text, in order; of a long one those after the 512th are left out, or
   * earlier if the bundle says so.
   *
   * @throws ModelException if the model fails or a vector is not finite
   */
  public List<TokenVectors> encode(List<String> texts) throws ModelException {
    List<Answered<float[][]>> answers =
        graph.ask(
            tokenizer.encode(texts).stream()
                .map(tokens -> new Question<>(tokens, "", tokens.length))
                .toList(),
            PATIENCE);
    List<long[]> special = tokenizer.specialOnes(texts);
    List<TokenVectors> vectors = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      vectors.add(new TokenVectors(answers.get(i).answer(), special.get(i)));
    }
    return vectors;
  }

  @Override
  public void close() {
    resources.close();
  }
}
