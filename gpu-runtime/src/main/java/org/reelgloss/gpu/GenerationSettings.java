package org.reelgloss.gpu;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * What the configs of a captioner say of generation: {@code generation_config.json} wins over
 * {@code config.json}, that over what it says of the decoder or, for BLIP, of the text model.
 */
final class GenerationSettings {
  /** What would change texts and is not done here, and the number at which it does nothing. */
  private static final Map<String, Double> UNSUPPORTED =
      Map.ofEntries(
          Map.entry("bad_words_ids", 0.0),
          Map.entry("begin_suppress_tokens", 0.0),
          Map.entry("constraints", 0.0),
          Map.entry("diversity_penalty", 0.0),
          Map.entry("do_sample", 0.0),
          Map.entry("encoder_no_repeat_ngram_size", 0.0),
          Map.entry("encoder_repetition_penalty", 1.0),
          Map.entry("exponential_decay_length_penalty", 0.0),
          Map.entry("force_words_ids", 0.0),
          Map.entry("forced_bos_token_id", -1.0),
          Map.entry("forced_decoder_ids", 0.0),
          Map.entry("forced_eos_token_id", -1.0),
          Map.entry("guidance_scale", 1.0),
          Map.entry("num_beam_groups", 1.0),
          Map.entry("penalty_alpha", 0.0),
          Map.entry("renormalize_logits", 0.0),
          Map.entry("sequence_bias", 0.0),
          Map.entry("stop_strings", 0.0),
          Map.entry("suppress_tokens", 0.0));

  private final List<JsonNode> configs;
  private final boolean blip;

  private GenerationSettings(List<JsonNode> configs, boolean blip) {
    this.configs = configs;
    this.blip = blip;
  }

  /** Throws IllegalArgumentException if a setting that is not supported is on. */
  static GenerationSettings of(ModelBundle bundle) {
    JsonNode config = bundle.config("config.json");
    GenerationSettings settings =
        new GenerationSettings(
            List.of(
                bundle.config("generation_config.json"),
                config,
                config.path("decoder"),
                config.path("text_config")),
            config.path("model_type").asText("").equals("blip"));
    UNSUPPORTED.forEach(
        (name, off) -> {
          JsonNode value = settings.first(name);
          if (isOn(value, off)) {
            throw new IllegalArgumentException(
                "%s is not supported: it must be absent or off, but is %s in the configs of %s"
                    .formatted(name, value, bundle.folder()));
          }
        });
    return settings;
  }

  private static boolean isOn(JsonNode value, double off) {
    if (value.isMissingNode() || value.isNull() || (value.isContainerNode() && value.isEmpty())) {
      return false;
    }
    return value.isNumber() ? value.doubleValue() != off : !value.isBoolean() || value.asBoolean();
  }

  /** Returns the value of the first of these names that a config has; missing if none has one. */
  JsonNode first(String... names) {
    JsonNode found = configs.get(0).path(names[0]);
    for (String name : names) {
      for (JsonNode config : configs) {
        found = config.path(name);
        if (!found.isMissingNode() && !found.isNull()) {
          return found;
        }
      }
    }
    return found;
  }

  /** Returns a token or tokens; BLIP ends with its separator, whatever its end token is. */
  JsonNode endTokens() {
    return blip ? first("sep_token_id", "eos_token_id") : first("eos_token_id");
  }
}
