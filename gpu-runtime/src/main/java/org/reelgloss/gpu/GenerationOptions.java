package org.reelgloss.gpu;

import java.io.Serializable;

/**
 * What a user says about generation, in place of a bundle's {@code generation_config.json}; 0 keeps
 * what the bundle says.
 *
 * @param numBeams beginnings followed side by side, at most 64; 1 is greedy, the fastest
 * @param maxTokens generated tokens, the end among them, at most 1023
 */
public record GenerationOptions(int numBeams, int maxTokens) implements Serializable {
  /** Everything as the bundle says. */
  public static final GenerationOptions OF_BUNDLE = new GenerationOptions(0, 0);

  public GenerationOptions {
    check("num-beams", numBeams, 64);
    check("max-tokens", maxTokens, 1023);
  }

  private static void check(String name, int value, int most) {
    if (value < 0 || value > most) {
      throw new IllegalArgumentException(
          "%s must be in [0, %d], but was: %d".formatted(name, most, value));
    }
  }

  GenerationConfig applyTo(GenerationConfig config) {
    GenerationConfig beams = numBeams == 0 ? config : config.withNumBeams(numBeams);
    return maxTokens == 0 ? beams : beams.withMaxLength(maxTokens + 1);
  }
}
