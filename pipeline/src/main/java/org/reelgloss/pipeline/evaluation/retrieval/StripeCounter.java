package org.reelgloss.pipeline.evaluation.retrieval;

import java.io.IOException;

/** Compares stripes of pictures with all texts. Used by one thread. */
final class StripeCounter {
  private final UnitRows texts;
  private final Targets ofImages;
  private final Targets ofTexts;
  private final TextBlock block;
  private final float[] products = new float[TextBlock.WIDTH];
  private final float[] textBest = new float[TextBlock.WIDTH];
  private final int[] textBetter = new int[TextBlock.WIDTH];
  private final int[] textWorse = new int[TextBlock.WIDTH];
  private int imageBetter;
  private int imageWorse;

  StripeCounter(UnitRows texts, Targets ofImages, Targets ofTexts) {
    this.texts = texts;
    this.ofImages = ofImages;
    this.ofTexts = ofTexts;
    block = new TextBlock(texts.dimensions());
  }

  /**
   * Compares the pictures {@code [first, first + count)} with all texts.
   *
   * @param pictures their rows, one after the other
   */
  void count(float[] pictures, int first, int count) throws IOException {
    int[] better = new int[count];
    int[] worse = new int[count];
    for (int text = 0; text < texts.count(); text += TextBlock.WIDTH) {
      int width = Math.min(TextBlock.WIDTH, texts.count() - text);
      block.load(texts, text, width);
      for (int j = 0; j < width; j++) {
        textBest[j] = ofTexts.best(text + j);
        textBetter[j] = 0;
        textWorse[j] = 0;
      }
      for (int i = 0; i < count; i++) {
        block.multiply(pictures, i * texts.dimensions(), products);
        compareWith(ofImages.best(first + i), width);
        better[i] += imageBetter;
        worse[i] += imageWorse;
      }
      for (int j = 0; j < width; j++) {
        ofTexts.add(text + j, textBetter[j], textWorse[j]);
      }
    }
    for (int i = 0; i < count; i++) {
      ofImages.add(first + i, better[i], worse[i]);
    }
  }

  /** Counts the products that are better and worse than the best right one of each side. */
  private void compareWith(float best, int width) {
    int better = 0;
    int worse = 0;
    for (int j = 0; j < width; j++) {
      float product = products[j];
      better += product > best ? 1 : 0;
      worse += product < best ? 1 : 0;
      textBetter[j] += product > textBest[j] ? 1 : 0;
      textWorse[j] += product < textBest[j] ? 1 : 0;
    }
    imageBetter = better;
    imageWorse = worse;
  }
}
