package org.reelgloss.transforms.select;

import java.util.List;

/**
 * What a selector says of a clip.
 *
 * @param scores one for each candidate, in order; NaN where there is none
 * @param embedding the clip's unit vector; empty where the selector makes none
 * @param embeddingModel name and version of what made it; empty where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // Made, read once and never compared.
public record Judgement(double[] scores, List<Float> embedding, String embeddingModel) {

  /** Returns scores without an embedding. */
  public static Judgement of(double[] scores) {
    return new Judgement(scores, List.of(), "");
  }
}
