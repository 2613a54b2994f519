package org.reelgloss.pipeline.evaluation.retrieval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.reelgloss.gpu.NpyFile;

/**
 * Ranks all texts for each picture, and all pictures for each text, by the cosine of their vectors,
 * and says where the right ones come. Exact, in single precision, on all cores; memory is bounded
 * by a few megabytes a core and some numbers a row.
 */
public final class RetrievalEvaluation {
  /** Numbers of a stripe of pictures, which are compared with a block of texts at a time. */
  private static final int STRIPE = 1 << 20;

  private static final int LONGEST_STRIPE = 4096;

  private final UnitRows images;
  private final UnitRows texts;
  private final Targets ofImages;
  private final Targets ofTexts;

  private RetrievalEvaluation(UnitRows images, UnitRows texts) {
    this.images = images;
    this.texts = texts;
    ofImages = new Targets(images.count());
    ofTexts = new Targets(texts.count());
  }

  /**
   * Evaluates embeddings, which need not be of length 1.
   *
   * @param images a vector for each picture
   * @param texts a vector for each text, as long as those of the pictures
   * @param pairs which belong together
   * @throws IllegalArgumentException if the vectors differ in length, or one is zero or not finite
   * @throws IOException if a file cannot be read
   */
  public static RetrievalReport of(NpyFile images, NpyFile texts, CorrectPairs pairs)
      throws IOException {
    if (images.columns() != texts.columns()) {
      throw new IllegalArgumentException(
          "images and texts must have vectors of one length, but had: %d and %d"
              .formatted(images.columns(), texts.columns()));
    }
    RetrievalEvaluation evaluation =
        new RetrievalEvaluation(new UnitRows(images), new UnitRows(texts));
    evaluation.findTargets(pairs);
    evaluation.compareAll();
    return new RetrievalReport(
        images.rows(),
        texts.rows(),
        pairs.count(),
        images.columns(),
        0,
        RetrievalReport.Direction.of(evaluation.ofImages.places(texts.rows())),
        RetrievalReport.Direction.of(evaluation.ofTexts.places(images.rows())));
  }

  private void findTargets(CorrectPairs pairs) throws IOException {
    float[] image = new float[0];
    for (int pair = 0; pair < pairs.count(); pair++) {
      if (pair == 0 || pairs.image(pair) != pairs.image(pair - 1)) {
        image = images.row(pairs.image(pair));
      }
      float product = TextBlock.product(image, texts.row(pairs.text(pair)));
      ofImages.addRight(pairs.image(pair), product);
      ofTexts.addRight(pairs.text(pair), product);
    }
  }

  private void compareAll() throws IOException {
    int rows = Math.max(1, Math.min(LONGEST_STRIPE, STRIPE / images.dimensions()));
    ConcurrentLinkedQueue<StripeCounter> idle = new ConcurrentLinkedQueue<>();
    try {
      IntStream.range(0, (images.count() + rows - 1) / rows)
          .parallel()
          .forEach(
              stripe -> {
                StripeCounter counter = idle.poll();
                counter = counter == null ? new StripeCounter(texts, ofImages, ofTexts) : counter;
                compare(counter, stripe * rows, Math.min(rows, images.count() - stripe * rows));
                idle.add(counter);
              });
    } catch (UncheckedIOException unreadable) {
      throw new IOException("Cannot read the vectors", unreadable.getCause());
    }
  }

  private void compare(StripeCounter counter, int first, int count) {
    try {
      float[] pictures = new float[count * images.dimensions()];
      images.read(first, count, pictures);
      counter.count(pictures, first, count);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
