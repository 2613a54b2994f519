package org.reelgloss.transforms.select.bank;

import java.util.List;

/**
 * Captions that many others are compared with: of each other one every phrase is looked up once,
 * however many captions there are. For one thread.
 */
final class CiderTable {
  /** Twice the square of the deviation, in words, that CIDEr-D allows two captions. */
  private static final double LENGTHS = 2 * 6 * 6;

  /** CIDEr is given times ten, and is a mean over the numbers of words, of which there are four. */
  private static final double SCALE = 10.0 / 4;

  private final List<PhraseProfile> captions;

  /** By phrase: the first of its entries, from 1; 0 where no caption has it. */
  private final int[] first;

  /** By entry: the next one of the same phrase, or 0. */
  private final int[] next;

  private final int[] captionOf;
  private final float[] weightOf;

  /**
   * @param phrases how many are known
   */
  CiderTable(List<PhraseProfile> captions, int phrases) {
    this.captions = captions;
    int entries = 1 + captions.stream().mapToInt(caption -> caption.ids().length).sum();
    first = new int[phrases];
    next = new int[entries];
    captionOf = new int[entries];
    weightOf = new float[entries];
    int entry = 0;
    for (int caption = 0; caption < captions.size(); caption++) {
      PhraseProfile profile = captions.get(caption);
      for (int i = 0; i < profile.ids().length; i++) {
        entry++;
        next[entry] = first[profile.ids()[i]];
        first[profile.ids()[i]] = entry;
        captionOf[entry] = caption;
        weightOf[entry] = profile.weights()[i];
      }
    }
  }

  /**
   * Returns the CIDEr-D of two captions whose products, one for each number of words, have the sum
   * 1: in [0, 2.5].
   *
   * @param difference of their numbers of words
   */
  static double scale(double difference) {
    return SCALE * Math.exp(-difference * difference / LENGTHS);
  }

  /**
   * Returns the CIDEr-D of each caption against another one (Vedantam, Zitnick and Parikh, 2015),
   * but without clipping of repeated phrases: in [0, 10].
   */
  double[] against(PhraseProfile other) {
    double[] ciders = new double[captions.size()];
    for (int i = 0; i < other.ids().length; i++) {
      float weight = other.weights()[i];
      for (int entry = first[other.ids()[i]]; entry > 0; entry = next[entry]) {
        ciders[captionOf[entry]] += weightOf[entry] * weight;
      }
    }
    for (int caption = 0; caption < ciders.length; caption++) {
      if (ciders[caption] > 0) {
        ciders[caption] *= scale(other.words() - captions.get(caption).words());
      }
    }
    return ciders;
  }
}
