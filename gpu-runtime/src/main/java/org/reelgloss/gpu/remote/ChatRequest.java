package org.reelgloss.gpu.remote;

import java.util.List;

/**
 * One question.
 *
 * @param prompt what is asked
 * @param jpegs pictures that are shown before it, as JPEG; perhaps none
 * @param shownAs whether the pictures are several or the frames of a video
 * @param maxTokens longest answer, at least 1
 * @param temperature 0 for the likeliest answer, higher for more surprising ones
 */
public record ChatRequest(
    String prompt, List<byte[]> jpegs, ShownAs shownAs, int maxTokens, double temperature) {
  /** How pictures are sent. */
  public enum ShownAs {
    /** One {@code image_url} each, which every server with a model of pictures takes. */
    IMAGES,
    /**
     * One {@code video_url} of type {@code video/jpeg}, the frames joined by commas, as vLLM takes
     * it for models of video.
     */
    VIDEO
  }

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
