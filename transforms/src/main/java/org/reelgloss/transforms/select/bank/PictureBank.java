package org.reelgloss.transforms.select.bank;

import java.util.List;
import org.reelgloss.gpu.Vectors;

/**
 * Pictures with captions by people, of the kind that selectors work on: who looks for the pictures
 * most alike to another one learns what its caption should say. A search goes through all pictures
 * and all numbers of their vectors: nine million multiplications for 6,000 of 1,536. Does not
 * change; safe for use by several threads.
 */
public final class PictureBank {
  /** Penalty of the regression of meanings on pictures; little depends on it. */
  private static final double PENALTY = 3;

  private final List<CaptionedPicture> pictures;
  private final List<PhraseProfile[]> profiles;
  private final PhraseIndex phrases;
  private final Fluency fluency;
  private final WordShares shares;
  private final float[] meanMeaning;
  private final float[][] predictor;

  private PictureBank(List<CaptionedPicture> pictures, float[][] predictor) {
    List<List<String>> captions = pictures.stream().map(CaptionedPicture::captions).toList();
    this.pictures = pictures;
    this.predictor = predictor;
    phrases = PhraseIndex.of(captions);
    fluency = new Fluency(captions);
    profiles = captions.stream().map(this::profiles).toList();
    shares = WordShares.of(profiles, phrases.size());
    meanMeaning = Means.mean(pictures.stream().map(CaptionedPicture::meaning).toList());
  }

  private PhraseProfile[] profiles(List<String> captions) {
    return captions.stream()
        .map(caption -> phrases.profile(Words.of(caption)))
        .toArray(PhraseProfile[]::new);
  }

  /**
   * Makes a bank and learns to predict the meaning of captions from pictures.
   *
   * @param pictures at least two of different names, with vectors of the same models
   */
  public static PictureBank of(List<CaptionedPicture> pictures) {
    requireAlike(pictures);
    float[][] x =
        pictures.stream().map(picture -> picture.vectors().tower()).toArray(float[][]::new);
    float[][] y = pictures.stream().map(CaptionedPicture::meaning).toArray(float[][]::new);
    return new PictureBank(List.copyOf(pictures), Ridge.fit(x, y, PENALTY));
  }

  /** Returns a bank whose {@link #predictor} is known. */
  static PictureBank of(List<CaptionedPicture> pictures, float[][] predictor) {
    requireAlike(pictures);
    return new PictureBank(List.copyOf(pictures), predictor);
  }

  private static void requireAlike(List<CaptionedPicture> pictures) {
    if (pictures.stream().map(CaptionedPicture::name).distinct().count() < 2) {
      throw new IllegalArgumentException(
          "a bank must have at least 2 pictures of different names, but has: " + pictures.size());
    }
    List<Integer> usual = lengths(pictures.get(0));
    for (CaptionedPicture picture : pictures) {
      if (!lengths(picture).equals(usual)) {
        throw new IllegalArgumentException(
            "pictures of a bank must have vectors of %s numbers, as the first, but %s has: %s"
                .formatted(usual, picture.name(), lengths(picture)));
      }
    }
  }

  private static List<Integer> lengths(CaptionedPicture picture) {
    return List.of(
        picture.vectors().tower().length,
        picture.vectors().features().length,
        picture.meaning().length,
        picture.text().length);
  }

  /** Returns the weights of meaning on picture, the constants as the last row. */
  float[][] predictor() {
    return predictor;
  }

  /** Returns the pictures. */
  public List<CaptionedPicture> pictures() {
    return pictures;
  }

  /**
   * Returns what the bank tells of a picture.
   *
   * @param name of a picture that is to be passed by, such as the picture itself; may be of none
   */
  public BankView look(PictureVectors picture, String name) {
    return new BankView(this, picture.tower(), Likeness.of(picture, pictures, name));
  }

  /**
   * Returns how alike captions are to one another: {@link PhraseProfile#cider} of each two,
   * weighted as in this bank.
   */
  public double[][] compare(List<CaptionText> captions) {
    List<PhraseProfile> all =
        captions.stream().map(caption -> phrases.profile(caption.words())).toList();
    double[][] alike = new double[all.size()][all.size()];
    for (int i = 0; i < alike.length; i++) {
      for (int j = 0; j < alike.length; j++) {
        alike[i][j] = all.get(i).cider(all.get(j));
      }
    }
    return alike;
  }

  CaptionedPicture picture(int index) {
    return pictures.get(index);
  }

  PhraseProfile[] profiles(int index) {
    return profiles.get(index);
  }

  /**
   * Returns the mean CIDEr of a caption against those of a picture that have other words; NaN if
   * there is none.
   */
  double cider(int index, PhraseProfile caption, List<String> words) {
    double sum = 0;
    int count = 0;
    PhraseProfile[] others = profiles.get(index);
    for (int i = 0; i < others.length; i++) {
      boolean same =
          others[i].words() == words.size()
              && Words.of(pictures.get(index).captions().get(i)).equals(words);
      if (!same) {
        sum += caption.cider(others[i]);
        count++;
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }

  PhraseIndex phrases() {
    return phrases;
  }

  Fluency fluency() {
    return fluency;
  }

  WordShares shares() {
    return shares;
  }

  /** Returns the unit vector from the mean meaning to the one that a picture lets expect. */
  float[] expectedMeaning(float[] picture) {
    float[] expected = predictor[picture.length].clone();
    for (int i = 0; i < picture.length; i++) {
      for (int j = 0; j < expected.length; j++) {
        expected[j] += picture[i] * predictor[i][j];
      }
    }
    return Means.unit(Means.minus(expected, meanMeaning));
  }

  /** Returns how far a caption's meaning goes the expected way from the mean meaning. */
  double agreement(float[] expected, float[] meaning) {
    return Vectors.dot(expected, meaning) - Vectors.dot(expected, meanMeaning);
  }
}
