package org.reelgloss.runners;

import java.io.IOException;
import org.reelgloss.pipeline.review.Gallery;
import org.reelgloss.schemas.RunSummary;
import org.reelgloss.transforms.dataset.Dataset;

/** Reads what a gallery shows. */
final class Galleries {
  private Galleries() {}

  static Gallery.Contents contents(Dataset dataset, RunSummary summary) throws IOException {
    return new Gallery.Contents(
        Dataset.list(dataset::videos),
        Dataset.list(dataset::clips),
        Dataset.list(dataset::failures),
        summary);
  }
}
