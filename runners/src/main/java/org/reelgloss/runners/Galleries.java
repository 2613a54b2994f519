package org.reelgloss.runners;

import java.io.IOException;
import org.reelgloss.pipeline.review.Gallery;
import org.reelgloss.schemas.RunSummary;
import org.reelgloss.transforms.dataset.Dataset;

/** Reads what a gallery shows. */
final class Galleries {
  /** As many as the page shows. */
  private static final int MOST = 500;

  private Galleries() {}

  static Gallery.Contents contents(Dataset dataset, RunSummary summary) throws IOException {
    return new Gallery.Contents(
        Dataset.list(dataset::videos, MOST),
        Dataset.list(dataset::clips, MOST),
        Dataset.list(dataset::failures, MOST),
        summary);
  }
}
