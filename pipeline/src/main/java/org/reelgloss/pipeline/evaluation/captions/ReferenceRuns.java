package org.reelgloss.pipeline.evaluation.captions;

import java.util.List;

/**
 * The runs of all references of all images, counted once, and their numbers.
 *
 * <p>Safe for use by several threads at once.
 */
final class ReferenceRuns {
  private final RunNumbers numbers = new RunNumbers();
  private final List<List<Runs>> references;

  private ReferenceRuns(List<List<List<String>>> references) {
    this.references =
        references.stream().map(ofImage -> ofImage.stream().map(numbers::count).toList()).toList();
  }

  /**
   * Counts references.
   *
   * @param references for each image, at least one, its references, at least one, as tokens
   * @throws IllegalArgumentException if there is no image, or one without a reference
   */
  static ReferenceRuns of(List<List<List<String>>> references) {
    if (references.isEmpty()) {
      throw new IllegalArgumentException("references must be of at least 1 image, but are of 0");
    }
    for (int image = 0; image < references.size(); image++) {
      if (references.get(image).isEmpty()) {
        throw new IllegalArgumentException(
            "references of each image must be at least 1, but there is none of image " + image);
      }
    }
    return new ReferenceRuns(references);
  }

  /** Returns the runs of a caption that need not be one of the references. */
  Runs count(List<String> tokens) {
    return numbers.beyond().count(tokens);
  }

  /** Returns the references of an image. */
  List<Runs> of(int image) {
    return references.get(image);
  }

  int images() {
    return references.size();
  }

  /** Returns for each number of a run how many images have that in a reference, at least 1. */
  int[] imagesByRun() {
    int[] images = new int[numbers.size()];
    int[] lastImage = new int[numbers.size()];
    for (int image = 0; image < references.size(); image++) {
      for (Runs reference : references.get(image)) {
        for (RunCounts counts : reference.counts()) {
          for (int i = 0; i < counts.size(); i++) {
            int run = counts.run(i);
            images[run] += images[run] == 0 || lastImage[run] != image ? 1 : 0;
            lastImage[run] = image;
          }
        }
      }
    }
    return images;
  }
}
