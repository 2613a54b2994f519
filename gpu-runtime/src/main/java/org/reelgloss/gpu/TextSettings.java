package org.reelgloss.gpu;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How texts are put into rows for a tower of text.
 *
 * @param maxLength tokens, special ones included, after which a text is cut
 * @param leastLength tokens to which a shorter one is filled up
 * @param padding the token to fill up with
 */
record TextSettings(int maxLength, int leastLength, long padding) {
  /** What CLIP takes, for a bundle that does not say. */
  private static final int USUAL_LENGTH = 77;

  static TextSettings of(ModelBundle bundle, EncoderGraph graph) {
    JsonNode config = bundle.config("config.json");
    JsonNode text = config.path("text_config");
    int fixed = graph.columns("input_ids");
    double declared =
        Math.min(
            text.path("max_position_embeddings").asDouble(Double.MAX_VALUE),
            bundle.config("tokenizer_config.json").path("model_max_length").asDouble(1e9));
    int max = fixed > 0 ? fixed : declared < 1e9 ? (int) declared : USUAL_LENGTH;
    // Its text tower sees no mask and was trained on rows of full length.
    boolean full = fixed > 0 || config.path("model_type").asText("").startsWith("siglip");
    return new TextSettings(max, full ? max : 1, padding(bundle, text));
  }

  private static long padding(ModelBundle bundle, JsonNode text) {
    JsonNode declared = bundle.config("tokenizer.json").path("padding").path("pad_id");
    return declared.isInt() ? declared.longValue() : text.path("pad_token_id").asLong(0);
  }
}
