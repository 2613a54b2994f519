package org.reelgloss.pipeline.evaluation.captions;

import java.util.Arrays;
import java.util.List;

/**
 * CIDEr-D (Vedantam et al., "CIDEr: Consensus-based Image Description Evaluation", CVPR 2015): how
 * near a caption is to the references of its image, where runs of one to four tokens count the more
 * the fewer images have them. A score is in [0, 10]. How rare a run is comes from the references of
 * all images; with a single image nothing is rare and every score is 0.
 *
 * <p>Safe for use by several threads at once. Holds what runs the references have, not their
 * tokens.
 */
public final class Cider {
  /** How fast another length costs, in bigrams: the paper's sigma. */
  private static final double SIGMA = 6;

  private static final double SCALE = 10;

  private final ReferenceRuns references;

  /** By the number of a run, the logarithm of all images divided by those that have it. */
  private final double[] rarities;

  /** The rarity of a run that no reference has: as if one image had it. */
  private final double rarest;

  /** Makes the measure for the images of these references. */
  Cider(ReferenceRuns references) {
    this.references = references;
    this.rarest = Math.log(references.images());
    this.rarities =
        Arrays.stream(references.imagesByRun())
            .mapToDouble(images -> rarest - Math.log(images))
            .toArray();
  }

  /**
   * Returns the measure for these images.
   *
   * @param references for each image, at least one, its references, at least one, as the tokens
   *     that {@link CaptionTokenizer} gives
   * @throws IllegalArgumentException if there is no image, or one without a reference
   */
  public static Cider of(List<List<List<String>>> references) {
    return new Cider(ReferenceRuns.of(references));
  }

  /**
   * Returns how near a caption is to the references of an image, in [0, 10].
   *
   * @param image index of the image in what {@link #of} was given
   * @param candidateTokens the caption's tokens; without any the score is 0
   * @throws IndexOutOfBoundsException if there is no such image
   */
  public double score(int image, List<String> candidateTokens) {
    return score(image, references.count(candidateTokens));
  }

  /** Returns the same of a caption whose runs the references counted. */
  double score(int image, Runs candidateRuns) {
    TfIdf candidate = new TfIdf(candidateRuns, this::rarity);
    List<Runs> ofImage = references.of(image);
    double sum = 0;
    for (Runs runs : ofImage) {
      TfIdf reference = new TfIdf(runs, this::rarity);
      double excess = candidate.bigrams() - reference.bigrams();
      double cosines = 0;
      for (int length = 1; length <= Runs.LONGEST; length++) {
        cosines += candidate.clippedCosine(reference, length);
      }
      sum += cosines * Math.exp(-excess * excess / (2 * SIGMA * SIGMA));
    }
    return SCALE * sum / (Runs.LONGEST * ofImage.size());
  }

  private double rarity(int run) {
    return run < rarities.length ? rarities[run] : rarest;
  }
}
