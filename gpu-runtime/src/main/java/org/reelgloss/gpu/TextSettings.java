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
  /** What CLIP and SigLIP take, for a bundle that does not say. */
  private static final int CLIP_LENGTH = 77;

  private static final int SIGLIP_LENGTH = 64;

  /**
   * Reads the settings of a bundle.
   *
   * @param fixed how many tokens its tower must be given, or -1 if any number is right
   */
  static TextSettings of(ModelBundle bundle, int fixed) {
    JsonNode config = bundle.config("config.json");
    JsonNode text = config.path("text_config");
    boolean masked = seesMask(config);
    double declared =
        Math.min(
            text.path("max_position_embeddings").asDouble(Double.MAX_VALUE),
            bundle.config("tokenizer_config.json").path("model_max_length").asDouble(1e9));
    int usual = masked ? CLIP_LENGTH : SIGLIP_LENGTH;
    int max = fixed > 0 ? fixed : declared < 1e9 ? (int) declared : usual;
    return new TextSettings(max, fixed > 0 || !masked ? max : 1, padding(bundle, text));
  }

  /**
   * Returns whether the tower is told which tokens are padding. SigLIP's is not: it was trained on
   * rows of full length.
   */
  static boolean seesMask(JsonNode config) {
    return !config.path("model_type").asText("").startsWith("siglip");
  }

  private static long padding(ModelBundle bundle, JsonNode text) {
    JsonNode tokenizer = bundle.config("tokenizer.json");
    JsonNode declared = tokenizer.path("padding").path("pad_id");
    if (declared.isInt()) {
      return declared.longValue();
    }
    // A tokenizer's token is what counts; text_config has CLIP's wrong.
    for (String config : new String[] {"tokenizer_config.json", "special_tokens_map.json"}) {
      JsonNode token = bundle.config(config).path("pad_token");
      String content = token.path("content").asText(token.asText(""));
      for (JsonNode added : tokenizer.path("added_tokens")) {
        if (added.path("content").asText("").equals(content)) {
          return added.path("id").longValue();
        }
      }
    }
    return text.path("pad_token_id").asLong(0);
  }
}
