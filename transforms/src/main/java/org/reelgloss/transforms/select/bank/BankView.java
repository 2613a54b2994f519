package org.reelgloss.transforms.select.bank;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.reelgloss.gpu.Vectors;

/** What a bank tells of one picture. */
public final class BankView {
  /** What a bank tells of a caption for a picture. */
  public enum Signal {
    /** Cosine of the sentence vectors: the caption and the mean of the 20 nearest pictures'. */
    MEANING,
    /** Product of the text vectors: the caption and the mean of the 60 nearest pictures'. */
    NEIGHBOURS,
    /** Mean of how much more usual its telling words are about the 60 nearest pictures. */
    WORDS,
    /** The least of these. */
    RAREST_WORD,
    /** Cosine of the weighted words: the caption and the captions of the 60 nearest pictures. */
    CONSENSUS,
    /** The same of phrases of two to four words. */
    PHRASES,
    /** How far the caption's meaning goes the way that the picture lets expect. */
    EXPECTED,
    /** Natural logarithm of the number of words. */
    LENGTH,
    /** How usual the wording is. */
    FLUENCY,
    /** CIDEr against the captions of all pictures, weighted by how alike they look. */
    CIDER
  }

  /** Pictures that are looked at. */
  static final int MOST = 60;

  private static final int FEW = 20;

  private final PictureBank bank;
  private final List<Likeness.Alike> weighted;
  private final float[] meaning;
  private final float[] text;
  private final float[] expected;
  private final Map<Integer, Float> shares = new HashMap<>();
  private final Map<Integer, Float> centre = new HashMap<>();

  BankView(PictureBank bank, float[] picture, Likeness likeness) {
    this.bank = bank;
    weighted = likeness.weights();
    int[] nearest = likeness.nearest(MOST);
    List<CaptionedPicture> neighbours = Arrays.stream(nearest).mapToObj(bank::picture).toList();
    meaning =
        Means.unit(
            Means.mean(neighbours.stream().limit(FEW).map(CaptionedPicture::meaning).toList()));
    text = Means.mean(neighbours.stream().map(CaptionedPicture::text).toList());
    expected = bank.expectedMeaning(picture);
    for (int index : nearest) {
      PhraseProfile[] captions = bank.profiles(index);
      for (PhraseProfile caption : captions) {
        add(caption, 1f / captions.length / nearest.length);
      }
    }
  }

  private void add(PhraseProfile caption, float weight) {
    for (int i = 0; i < caption.ids().length; i++) {
      centre.merge(caption.ids()[i], weight * caption.weights()[i], Float::sum);
      if (caption.lengths()[i] == 1) {
        shares.merge(caption.ids()[i], weight, Float::sum);
      }
    }
  }

  /** Returns a number for each {@link Signal}, in their order; NaN where there is none. */
  public double[] signals(CaptionText caption) {
    Map<Signal, Double> signals = new EnumMap<>(Signal.class);
    signals.put(Signal.MEANING, Vectors.dot(meaning, caption.meaning()));
    signals.put(Signal.NEIGHBOURS, Vectors.dot(text, caption.text()));
    PhraseProfile profile = bank.phrases().profile(caption.words());
    putWords(profile, signals);
    putConsensus(profile, signals);
    signals.put(Signal.EXPECTED, bank.agreement(expected, caption.meaning()));
    signals.put(Signal.LENGTH, Math.log(Math.max(1, caption.words().size())));
    signals.put(Signal.FLUENCY, bank.fluency().of(caption.words()));
    signals.put(Signal.CIDER, cider(profile, caption.words()));
    return Arrays.stream(Signal.values())
        .mapToDouble(signal -> signals.getOrDefault(signal, Double.NaN))
        .toArray();
  }

  /** A caption that was taken from the bank does not count for itself. */
  private double cider(PhraseProfile profile, List<String> words) {
    double sum = 0;
    double weights = 0;
    for (Likeness.Alike alike : weighted) {
      double mean = bank.cider(alike.index(), profile, words);
      if (!Double.isNaN(mean)) {
        sum += alike.value() * mean;
        weights += alike.value();
      }
    }
    return sum / weights;
  }

  private void putWords(PhraseProfile caption, Map<Signal, Double> signals) {
    double sum = 0;
    double least = Double.POSITIVE_INFINITY;
    int count = 0;
    for (int i = 0; i < caption.ids().length; i++) {
      int word = caption.ids()[i];
      if (caption.lengths()[i] == 1 && bank.shares().tells(word)) {
        double lift = bank.shares().lift(word, shares.getOrDefault(word, 0f));
        sum += lift;
        least = Math.min(least, lift);
        count++;
      }
    }
    if (count > 0) {
      signals.put(Signal.WORDS, sum / count);
      signals.put(Signal.RAREST_WORD, least);
    }
  }

  private void putConsensus(PhraseProfile caption, Map<Signal, Double> signals) {
    double words = 0;
    double phrases = 0;
    for (int i = 0; i < caption.ids().length; i++) {
      double product = caption.weights()[i] * centre.getOrDefault(caption.ids()[i], 0f);
      if (caption.lengths()[i] == 1) {
        words += product;
      } else {
        phrases += product;
      }
    }
    signals.put(Signal.CONSENSUS, words);
    signals.put(Signal.PHRASES, phrases);
  }
}
