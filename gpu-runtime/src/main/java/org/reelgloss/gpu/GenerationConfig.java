package org.reelgloss.gpu;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How text is generated, with the meaning that Hugging Face gives the settings of these names.
 *
 * @param startToken every text begins with it; it counts in {@code maxLength}
 * @param endTokens each of them ends a text
 * @param maxLength tokens including the start and the end, at least 2
 * @param minLength no end before so many tokens, start included
 * @param numBeams at least 1; 1 is greedy
 * @param lengthPenalty exponent of the number of generated tokens by which a sum of log
 *     probabilities is divided
 * @param repetitionPenalty above 1 makes tokens that are there already less likely
 * @param noRepeatNgramSize no group of so many tokens comes twice; 0 is off
 */
record GenerationConfig(
    int startToken,
    List<Integer> endTokens,
    int maxLength,
    int minLength,
    int numBeams,
    double lengthPenalty,
    EarlyStopping earlyStopping,
    double repetitionPenalty,
    int noRepeatNgramSize) {

  /** When a beam search with enough finished texts stops. */
  enum EarlyStopping {
    /** At once. */
    TRUE,
    /** When the best that goes on, ended now, would not beat the worst of the finished. */
    FALSE,
    /** When not even the best that could come within the maximal length would. */
    NEVER
  }

  /** An upper limit against configs by mistake: captions are short. */
  private static final int LONGEST = 1024;

  GenerationConfig {
    check("max_length", maxLength, 2, LONGEST);
    check("num_beams", numBeams, 1, 64);
    check("no_repeat_ngram_size", noRepeatNgramSize, 0, LONGEST);
    if (endTokens.isEmpty()) {
      throw new IllegalArgumentException("eos_token_id must be there");
    }
    if (!(repetitionPenalty > 0)) {
      throw new IllegalArgumentException(
          "repetition_penalty must be above 0, but was: " + repetitionPenalty);
    }
  }

  /**
   * Reads the configs of a bundle.
   *
   * @throws IllegalArgumentException if a setting is wrong, is not there but must be, or is one
   *     that changes texts and is not supported
   */
  static GenerationConfig of(ModelBundle bundle) {
    GenerationSettings settings = GenerationSettings.of(bundle);
    int start = settings.first("decoder_start_token_id", "bos_token_id").asInt(-1);
    if (start < 0) {
      throw new IllegalArgumentException(
          "decoder_start_token_id must be there, in generation_config.json of " + bundle.folder());
    }
    JsonNode most = settings.first("max_new_tokens");
    JsonNode least = settings.first("min_new_tokens");
    return new GenerationConfig(
        start,
        tokens(settings.endTokens()),
        most.isInt() ? most.intValue() + 1 : settings.first("max_length").asInt(20),
        least.isInt() ? least.intValue() + 1 : settings.first("min_length").asInt(0),
        settings.first("num_beams").asInt(1),
        settings.first("length_penalty").asDouble(1),
        earlyStopping(settings.first("early_stopping")),
        settings.first("repetition_penalty").asDouble(1),
        settings.first("no_repeat_ngram_size").asInt(0));
  }

  GenerationConfig withNumBeams(int beams) {
    return with(beams, maxLength);
  }

  GenerationConfig withMaxLength(int tokens) {
    return with(numBeams, tokens);
  }

  private GenerationConfig with(int beams, int tokens) {
    return new GenerationConfig(
        startToken,
        endTokens,
        tokens,
        minLength,
        beams,
        lengthPenalty,
        earlyStopping,
        repetitionPenalty,
        noRepeatNgramSize);
  }

  boolean isEnd(int token) {
    return endTokens.contains(token);
  }

  /** Returns what a text of this many generated tokens, end included and start not, is worth. */
  double score(double logProbabilities, int generated) {
    return logProbabilities / Math.pow(generated, lengthPenalty);
  }

  private static List<Integer> tokens(JsonNode ids) {
    if (ids.isInt()) {
      return List.of(ids.intValue());
    }
    return IntStream.range(0, ids.size()).mapToObj(i -> ids.get(i).asInt()).toList();
  }

  private static EarlyStopping earlyStopping(JsonNode setting) {
    if (setting.isTextual() && setting.textValue().equals("never")) {
      return EarlyStopping.NEVER;
    }
    return setting.asBoolean(false) ? EarlyStopping.TRUE : EarlyStopping.FALSE;
  }

  private static void check(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " must be in [" + least + ", " + most + "], but was: " + value);
    }
  }
}
