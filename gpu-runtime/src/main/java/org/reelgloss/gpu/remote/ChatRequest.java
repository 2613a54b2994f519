package org.reelgloss.gpu.remote;

import java.util.List;

/**
 * One question.
 *
 * @param prompt what is asked
 * @param jpegs pictures that are shown before it, as JPEG; perhaps none
 * @param maxTokens longest answer, at least 1
 * @param temperature 0 for the likeliest answer, higher for more surprising ones
 */
public record ChatRequest(String prompt, List<byte[]> jpegs, int maxTokens, double temperature) {
  public ChatRequest {
    jpegs = List.copyOf(jpegs);
    if (maxTokens < 1) {
      throw new IllegalArgumentException("maxTokens must be at least 1, but was: " + maxTokens);
    }
    if (!(temperature >= 0)) {
      throw new IllegalArgumentException("temperature must be at least 0, but was: " + temperature);
    }
  }
}
