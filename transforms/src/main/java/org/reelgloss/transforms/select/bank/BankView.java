package org.reelgloss.transforms.select.bank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.reelgloss.gpu.Vectors;

/** What a bank tells of one picture. */
public final class BankView {
  /** What a bank tells of a caption for a picture. */
  public enum Signal {
    /** Cosine of the meanings: the caption and the mean of the 20 nearest pictures'. */
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
    CIDER,
    /**
     * How much more CIDEr against its captions the picture lets expect than captions of all
     * pictures have, by a {@link PictureRegression}: may be below 0. A caption that was taken from
     * the bank counts for itself, too, by the weight of one picture in thousands. Not known where a
     * further encoder looked at the bank's pictures and not at this one.
     */
    EXPECTED_CIDER
  }

  /** Pictures that are looked at. */
  static final int MOST = 60;

  private static final int FEW = 20;

  private final PictureBank bank;
  private final List<Likeness.Alike> weighted;
  private final double[] regression;
  private final float[] meaning;
  private final float[] text;
  private final float[] expected;

  /** By phrase: shares of single words and mean weights in captions of the nearest pictures. */
  private final float[] shares;

  private final float[] centre;

  BankView(PictureBank bank, float[] picture, PictureIndex.Found found) {
    this.bank = bank;
    regression = found.weights();
    Likeness likeness = Likeness.of(found);
    weighted = likeness.weights();
    int[] nearest = likeness.nearest(MOST);
    List<CaptionedPicture> neighbours = Arrays.stream(nearest).mapToObj(bank::picture).toList();
    meaning =
        Means.unit(
            Means.mean(neighbours.stream().limit(FEW).map(CaptionedPicture::meaning).toList()));
    text = Means.mean(neighbours.stream().map(CaptionedPicture::text).toList());
    expected = bank.expectedMeaning(picture);
    shares = new float[bank.phrases().size()];
    centre = new float[shares.length];
    for (int index : nearest) {
      PhraseProfile[] captions = bank.profiles(index);
      for (PhraseProfile caption : captions) {
        add(caption, 1f / captions.length / nearest.length);
      }
    }
  }

  private void add(PhraseProfile caption, float weight) {
    for (int i = 0; i < caption.ids().length; i++) {
      centre[caption.ids()[i]] += weight * caption.weights()[i];
      if (caption.lengths()[i] == 1) {
        shares[caption.ids()[i]] += weight;
      }
    }
  }

  /** Returns, for each caption, a number for each {@link Signal} in order; NaN for none. */
  public List<double[]> signals(List<CaptionText> captions) {
    List<PhraseProfile> profiles =
        captions.stream().map(caption -> bank.phrases().profile(caption.words())).toList();
    double[] ciders = ciders(captions, profiles);
    double[] regressed =
        regression.length == 0 ? regression : bank.postings().ciders(profiles, regression);
    List<double[]> all = new ArrayList<>();
    for (int i = 0; i < ciders.length; i++) {
      Map<Signal, Double> signals = signals(captions.get(i), profiles.get(i));
      signals.put(Signal.CIDER, ciders[i]);
      if (regressed.length > 0) {
        signals.put(Signal.EXPECTED_CIDER, regressed[i]);
      }
      all.add(inOrder(signals));
    }
    return all;
  }

  private static double[] inOrder(Map<Signal, Double> signals) {
    return Arrays.stream(Signal.values())
        .mapToDouble(signal -> signals.getOrDefault(signal, Double.NaN))
        .toArray();
  }

  private Map<Signal, Double> signals(CaptionText caption, PhraseProfile profile) {
    Map<Signal, Double> signals = new EnumMap<>(Signal.class);
    signals.put(Signal.MEANING, caption.along(meaning));
    signals.put(Signal.NEIGHBOURS, Vectors.dot(text, caption.text()));
    putWords(profile, signals);
    putConsensus(profile, signals);
    signals.put(Signal.EXPECTED, bank.agreement(expected, caption));
    signals.put(Signal.LENGTH, Math.log(Math.max(1, caption.words().size())));
    signals.put(Signal.FLUENCY, bank.fluency().of(caption.words()));
    return signals;
  }

  private double[] ciders(List<CaptionText> captions, List<PhraseProfile> profiles) {
    CiderTable table = new CiderTable(profiles, bank.phrases().size());
    double[] sums = new double[captions.size()];
    double[] weights = new double[sums.length];
    for (Likeness.Alike alike : weighted) {
      double[] means = ciders(table, alike.index(), captions, profiles);
      for (int i = 0; i < sums.length; i++) {
        if (!Double.isNaN(means[i])) {
          sums[i] += alike.value() * means[i];
          weights[i] += alike.value();
        }
      }
    }
    return IntStream.range(0, sums.length).mapToDouble(i -> sums[i] / weights[i]).toArray();
  }

  /**
   * Returns the mean CIDEr of each caption against those of a picture that have other words, so
   * that one that was taken from the bank does not count for itself; NaN where there is none.
   */
  private double[] ciders(
      CiderTable table, int picture, List<CaptionText> captions, List<PhraseProfile> profiles) {
    double[] sums = new double[captions.size()];
    int[] counts = new int[sums.length];
    PhraseProfile[] others = bank.profiles(picture);
    for (int other = 0; other < others.length; other++) {
      double[] ciders = table.against(others[other]);
      for (int i = 0; i < sums.length; i++) {
        boolean same =
            profiles.get(i).isLike(others[other])
                && Words.of(bank.picture(picture).captions().get(other))
                    .equals(captions.get(i).words());
        sums[i] += same ? 0 : ciders[i];
        counts[i] += same ? 0 : 1;
      }
    }
    return IntStream.range(0, sums.length)
        .mapToDouble(i -> counts[i] == 0 ? Double.NaN : sums[i] / counts[i])
        .toArray();
  }

  private void putWords(PhraseProfile caption, Map<Signal, Double> signals) {
    double sum = 0;
    double least = Double.POSITIVE_INFINITY;
    int count = 0;
    for (int i = 0; i < caption.ids().length; i++) {
      int word = caption.ids()[i];
      if (caption.lengths()[i] == 1 && bank.shares().tells(word)) {
        double lift = bank.shares().lift(word, shares[word]);
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
      double product = caption.weights()[i] * centre[caption.ids()[i]];
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
