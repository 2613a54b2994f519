package org.reelgloss.pipeline.evaluation.captions;

import java.util.List;

/**
 * Measures captions one by one, any number for each image, against what people wrote of the image.
 *
 * <p>Safe for use by several threads at once. Holds the tokens of the references.
 */
public final class CaptionScorer {
  private final List<List<List<String>>> references;
  private final ReferenceRuns runs;
  private final Cider cider;

  private CaptionScorer(List<List<List<String>>> references) {
    this.references = references;
    this.runs = ReferenceRuns.of(references);
    this.cider = new Cider(runs);
  }

  /**
   * Returns a scorer for these images.
   *
   * @param references for each image its references, at least one; how rare words are comes from
   *     all of them
   * @throws IllegalArgumentException if there is no image, or one without a reference
   */
  public static CaptionScorer of(List<List<String>> references) {
    return new CaptionScorer(
        references.stream()
            .map(ofImage -> ofImage.stream().map(CaptionTokenizer::tokenize).toList())
            .toList());
  }

  /**
   * Measures a caption.
   *
   * @param image index of the image in what {@link #of} was given
   * @param caption may be empty, which scores 0 and is as long as nothing
   * @throws IndexOutOfBoundsException if there is no such image
   */
  public CaptionScores score(int image, String caption) {
    List<String> tokens = CaptionTokenizer.tokenize(caption);
    Runs candidate = runs.count(tokens);
    return new CaptionScores(
        cider.score(image, candidate),
        RougeL.score(tokens, references.get(image)),
        BleuCounts.of(candidate, runs.of(image)));
  }
}
