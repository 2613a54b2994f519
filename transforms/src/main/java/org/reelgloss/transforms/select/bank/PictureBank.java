package org.reelgloss.transforms.select.bank;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reelgloss.gpu.Vectors;

/**
 * Pictures with captions by people, of the kind that selectors work on: who looks for the pictures
 * most alike to another one learns what its caption should say. A search goes through all pictures
 * and all numbers of their vectors: 1.5 million for 6,000 of 256, and 7.7 million more where an
 * encoder gave 1,280. Holds these vectors twice, 8 bytes a number, a square of the numbers of what
 * the regression goes by, and about 17 bytes for every known phrase of every caption. Does not
 * change; safe for use by several threads.
 */
public final class PictureBank {
  /** Penalty of the regression of meanings on pictures; little depends on it. */
  private static final double PENALTY = 3;

  private final List<CaptionedPicture> pictures;
  private final PictureIndex index;
  private final List<PhraseProfile[]> profiles;
  private final PhraseIndex phrases;
  private final CaptionPostings postings;
  private final Fluency fluency;
  private final WordShares shares;
  private final float[] meanMeaning;
  private final float[][] predictor;
  private final WordMeanings meanings;

  /**
   * @param known what it learned before; null to learn it
   */
  private PictureBank(List<CaptionedPicture> pictures, @Nullable BankLearning known) {
    requireAlike(pictures);
    List<List<String>> captions = pictures.stream().map(CaptionedPicture::captions).toList();
    this.pictures = List.copyOf(pictures);
    index = new PictureIndex(pictures, known == null ? null : known.regression());
    phrases = PhraseIndex.of(captions);
    fluency = new Fluency(captions);
    profiles = captions.stream().map(this::profiles).toList();
    postings = new CaptionPostings(profiles, phrases.size());
    shares = WordShares.of(profiles, phrases.size());
    List<float[]> meant = pictures.stream().map(CaptionedPicture::meaning).toList();
    meanMeaning = Means.mean(meant);
    predictor = known == null ? predictor(pictures) : known.predictor();
    meanings =
        known == null
            ? WordMeanings.learn(phrases.words(), profiles, meant)
            : new WordMeanings(phrases.words(), known.words());
  }

  private static float[][] predictor(List<CaptionedPicture> pictures) {
    float[][] x =
        pictures.stream().map(picture -> picture.vectors().tower()).toArray(float[][]::new);
    float[][] y = pictures.stream().map(CaptionedPicture::meaning).toArray(float[][]::new);
    return Ridge.fit(x, y, PENALTY);
  }

  private PhraseProfile[] profiles(List<String> captions) {
    return captions.stream()
        .map(caption -> phrases.profile(Words.of(caption)))
        .toArray(PhraseProfile[]::new);
  }

  /**
   * Makes a bank, and learns what its words mean, to predict the meaning of captions from pictures,
   * and how much each picture counts for another one: seconds for thousands of pictures.
   *
   * @param pictures at least two of different names, with vectors of the same models
   */
  public static PictureBank of(List<CaptionedPicture> pictures) {
    return new PictureBank(pictures, null);
  }

  /**
   * Returns a bank that learned before.
   *
   * @param known of vectors and meanings as long as those of the pictures
   * @throws IllegalArgumentException if it is not of as many words as their captions have
   */
  static PictureBank of(List<CaptionedPicture> pictures, BankLearning known) {
    return new PictureBank(pictures, known);
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

  /** Returns what the bank learned. */
  BankLearning learned() {
    return new BankLearning(predictor, meanings.vectors(), index.inverse());
  }

  /**
   * Returns a caption with its meaning as the bank's words have it: of all its pictures, also of
   * one that {@link #look} passes by.
   *
   * @param text unit vector of the text tower
   */
  public CaptionText caption(String caption, float[] text) {
    List<String> words = Words.of(caption);
    return new CaptionText(words, meanings.of(phrases.profile(words)), text);
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
    return new BankView(this, picture.tower(), index.search(picture, name));
  }

  /**
   * Returns how alike captions are to one another: the {@link CiderTable CIDEr} of each two,
   * phrases weighted as in this bank.
   */
  public double[][] compare(List<CaptionText> captions) {
    List<PhraseProfile> all =
        captions.stream().map(caption -> phrases.profile(caption.words())).toList();
    CiderTable table = new CiderTable(all, phrases.size());
    return all.stream().map(table::against).toArray(double[][]::new);
  }

  CaptionedPicture picture(int number) {
    return pictures.get(number);
  }

  PhraseProfile[] profiles(int number) {
    return profiles.get(number);
  }

  PhraseIndex phrases() {
    return phrases;
  }

  CaptionPostings postings() {
    return postings;
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

  /** Returns how far a caption goes the expected way from the mean meaning; NaN if not known. */
  double agreement(float[] expected, CaptionText caption) {
    return caption.along(expected) - Vectors.dot(expected, meanMeaning);
  }
}
