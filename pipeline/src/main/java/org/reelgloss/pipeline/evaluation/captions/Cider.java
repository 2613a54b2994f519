package org.reelgloss.pipeline.evaluation.captions;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * CIDEr-D (Vedantam et al., "CIDEr: Consensus-based Image Description Evaluation", CVPR 2015): how
 * near a caption is to the references of its image, where runs of one to four tokens count the more
 * the fewer images have them. A score is in [0, 10]. How rare a run is comes from the references of
 * all images; with a single image nothing is rare and every score is 0.
 *
 * <p>Safe for use by several threads at once. Holds the tokens of the references and one number for
 * each run in them.
 */
public final class Cider {
  /** How fast another length costs, in bigrams: the paper's sigma. */
  private static final double SIGMA = 6;

  private static final double SCALE = 10;

  private final List<List<List<String>>> references;
  private final Map<String, Integer> images = new HashMap<>();

  private Cider(List<List<List<String>>> references) {
    this.references = references;
    for (List<List<String>> ofImage : references) {
      Set<String> runs = new HashSet<>();
      for (List<String> reference : ofImage) {
        NGrams.visit(reference, (length, run) -> runs.add(run));
      }
      runs.forEach(run -> images.merge(run, 1, Integer::sum));
    }
  }

  /**
   * Returns the measure for these images.
   *
   * @param references for each image, at least one, its references, at least one, as the tokens
   *     that {@link CaptionTokenizer} gives
   * @throws IllegalArgumentException if there is no image, or one without a reference
   */
  public static Cider of(List<List<List<String>>> references) {
    if (references.isEmpty()) {
      throw new IllegalArgumentException("references must be of at least 1 image, but are of 0");
    }
    for (int image = 0; image < references.size(); image++) {
      if (references.get(image).isEmpty()) {
        throw new IllegalArgumentException(
            "references of each image must be at least 1, but there is none of image " + image);
      }
    }
    return new Cider(
        references.stream().map(ofImage -> ofImage.stream().map(List::copyOf).toList()).toList());
  }

  /**
   * Returns how near a caption is to the references of an image, in [0, 10].
   *
   * @param image index of the image in what {@link #of} was given
   * @param candidateTokens the caption's tokens; without any the score is 0
   * @throws IndexOutOfBoundsException if there is no such image
   */
  public double score(int image, List<String> candidateTokens) {
    TfIdf candidate = new TfIdf(candidateTokens, this::rarity);
    double sum = 0;
    for (List<String> tokens : references.get(image)) {
      TfIdf reference = new TfIdf(tokens, this::rarity);
      double excess = candidate.bigrams() - reference.bigrams();
      double cosines =
          IntStream.rangeClosed(1, NGrams.LONGEST)
              .mapToDouble(length -> candidate.clippedCosine(reference, length))
              .sum();
      sum += cosines * Math.exp(-excess * excess / (2 * SIGMA * SIGMA));
    }
    return SCALE * sum / (NGrams.LONGEST * references.get(image).size());
  }

  private double rarity(String run) {
    return Math.log(references.size()) - Math.log(images.getOrDefault(run, 1));
  }
}
