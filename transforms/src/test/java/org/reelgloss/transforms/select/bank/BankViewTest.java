package org.reelgloss.transforms.select.bank;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;
import static org.reelgloss.transforms.select.bank.Banks.looks;
import static org.reelgloss.transforms.select.bank.Banks.picture;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reelgloss.transforms.select.bank.BankView.Signal;

class BankViewTest {
  private static final float[] EAST = {1, 0};
  private static final float[] NORTH = {0, 1};

  @Test
  void holdsACaptionAgainstWhatWasMeantByPicturesNearby() {
    PictureBank bank =
        PictureBank.of(
            List.of(
                picture("p", 1, 0, "p"), picture("q", 0, 1, "q"), picture("r", 0.6f, 0.8f, "r")));

    BankView all = bank.look(looks(1, 0), "");
    assertThat(signal(all, Signal.MEANING, "x"), closeTo(1.6 / Math.sqrt(5.8), 1e-6));
    assertThat(signal(all, Signal.NEIGHBOURS, "x"), closeTo(0.6, 1e-6));

    BankView withoutOne = bank.look(looks(1, 0), "q");
    assertThat(signal(withoutOne, Signal.MEANING, "x"), closeTo(2 / Math.sqrt(5), 1e-6));
    assertThat(signal(withoutOne, Signal.NEIGHBOURS, "x"), closeTo(0.4, 1e-6));
  }

  @Test
  void holdsACaptionAgainstWordsAndPhrasesOfPicturesNearby() {
    BankView view = PictureBank.of(Banks.DOGS_AND_CATS).look(looks(1, 0), "");

    // Two of four say "dog" beside a word of its weight, "a dog" beside a phrase of twice as much.
    assertThat(signal(view, Signal.CONSENSUS, "a dog"), closeTo(Math.sqrt(0.5) / 2, 1e-6));
    assertThat(signal(view, Signal.PHRASES, "a dog"), closeTo(Math.sqrt(0.2) / 2, 1e-6));
    assertThat(signal(view, Signal.LENGTH, "a dog"), closeTo(Math.log(2), 1e-9));
  }

  @Test
  void holdsACaptionAgainstThoseOfLikePicturesByCider() {
    BankView view =
        PictureBank.of(
                List.of(
                    picture("near", 1, 0, "a dog", "a dog runs"),
                    picture("far", 0, 1, "a dog"),
                    picture("farther", -1, 0, "some cat")))
            .look(looks(1, 0), "");

    // Known are "a", "dog" and "a dog". What says the same does not count, and "farther" weighs
    // too little.
    double runs = 2.5 * (ofWords() + ofPairs()) * Math.exp(-1 / 72.0);
    assertThat(signal(view, Signal.CIDER, "a dog"), closeTo(runs, 1e-6));
  }

  /** Cosine of "a dog" and "a dog runs", by words: of "runs" nobody but one picture knows. */
  private static double ofWords() {
    double known = Math.log(3.0 / 2);
    double rare = Math.log(3);
    return Math.sqrt(2 * known * known) / Math.sqrt(2 * known * known + rare * rare);
  }

  private static double ofPairs() {
    double known = Math.log(3.0 / 2);
    double rare = Math.log(3);
    return known / Math.sqrt(known * known + rare * rare);
  }

  @Test
  void tellsOfSeveralCaptionsWhatItTellsOfEach() {
    BankView view = PictureBank.of(Banks.DOGS_AND_CATS).look(looks(1, 0), "");
    List<CaptionText> captions =
        List.of(caption("a dog runs"), caption("a dog"), caption("a dog dog runs"));

    List<double[]> together = view.signals(captions);

    for (int i = 0; i < captions.size(); i++) {
      assertThat(together.get(i), is(view.signals(List.of(captions.get(i))).get(0)));
    }
  }

  private static CaptionText caption(String text) {
    return CaptionText.of(text, EAST, EAST);
  }

  @Test
  void doesNotCountACaptionForItself() {
    List<CaptionedPicture> pictures =
        List.of(
            picture("p", 1, 0, "a dog"), picture("q", 0, 1, "a dog"), picture("r", 1, 1, "cats"));
    BankView view = PictureBank.of(pictures).look(looks(1, 0), "");

    assertThat(signal(view, Signal.CIDER, "A dog!"), is(0.0));
    assertThat(
        signal(PictureBank.of(pictures).look(looks(1, 0), "r"), Signal.CIDER, "a dog"),
        is(Double.NaN));
  }

  @Test
  void findsWordsThatAreMoreUsualNearbyThanElsewhere() {
    List<CaptionedPicture> pictures = new ArrayList<>();
    pictures.add(picture("kite1", 1, 0, "a red kite"));
    pictures.add(picture("kite2", 1, 0, "a red kite"));
    pictures.add(picture("car", 1, 0, "a red car"));
    for (int i = 0; i < 27; i++) {
      pictures.add(picture("dog" + i, 0, 1, "a dog"));
    }
    BankView view = PictureBank.of(pictures).look(looks(1, 0), "kite1");

    double red = Math.log((2.0 / 29 + 0.002) / (3.0 / 30 + 0.002));
    double kite = Math.log((1.0 / 29 + 0.002) / (2.0 / 30 + 0.002));
    assertThat(signal(view, Signal.WORDS, "a red kite"), closeTo((red + kite) / 2, 1e-5));
    assertThat(signal(view, Signal.RAREST_WORD, "a red kite"), closeTo(kite, 1e-5));
  }

  @Test
  void doesNotKnowHowUsualWordsAreThatNobodySaid() {
    BankView view = PictureBank.of(Banks.DOGS_AND_CATS).look(looks(1, 0), "");

    assertThat(signal(view, Signal.WORDS, "zebra"), is(Double.NaN));
    assertThat(signal(view, Signal.RAREST_WORD, "zebra"), is(Double.NaN));
    assertThat(signal(view, Signal.CONSENSUS, "zebra"), is(0.0));
  }

  @Test
  void expectsAMeaningOfThePictureItself() {
    float[][] asThePicture = {EAST, NORTH, {0, 0}};
    PictureBank bank =
        PictureBank.of(
            List.of(picture("p", 1, 0, "p"), picture("q", 0, 1, "q")),
            new BankLearning(asThePicture, new float[][] {{0, 0}}, new float[2][2]));

    assertThat(
        signal(bank.look(looks(1, 0), ""), Signal.EXPECTED, "x"), closeTo(Math.sqrt(0.5), 1e-6));
    assertThat(
        signal(bank.look(looks(0, 1), ""), Signal.EXPECTED, "x"), closeTo(-Math.sqrt(0.5), 1e-6));
  }

  @Test
  void expectsTheCiderThatARegressionOnThePictureDoes() {
    PictureBank bank =
        PictureBank.of(
            List.of(
                picture("dog1", 1, 0, "dog"),
                picture("dog2", 1, 0, "dog"),
                picture("cat1", -1, 0, "cat", "cat"),
                picture("cat2", -1, 0, "cat now", "now cat")));

    // The squares have the sum 4; a dog is like the two dogs by 2.5 each.
    BankView view = bank.look(looks(1, 0), "");
    assertThat(signal(view, Signal.EXPECTED_CIDER, "dog"), closeTo(2 * 2.5 / 4.3, 1e-6));
    assertThat(signal(view, Signal.EXPECTED_CIDER, "zebra"), is(0.0));
    BankView opposite = bank.look(looks(-0.5f, 0), "");
    assertThat(signal(opposite, Signal.EXPECTED_CIDER, "dog"), closeTo(-2.5 / 4.3, 1e-6));
  }

  @Test
  void expectsNoCiderWhereTheFurtherEncoderDidNotLook() {
    PictureBank bank =
        PictureBank.of(
            Banks.DOGS_AND_CATS.stream().map(picture -> Banks.seen(picture, 1, 0)).toList());

    assertThat(signal(bank.look(looks(1, 0), ""), Signal.EXPECTED_CIDER, "a dog"), is(Double.NaN));
    assertThat(signal(bank.look(looks(1, 0), ""), Signal.CIDER, "a dog") > 0, is(true));
  }

  /** Returns a signal of a caption whose meaning and text lie in the east. */
  private static double signal(BankView view, Signal signal, String caption) {
    int index = List.of(Signal.values()).indexOf(signal);
    return view.signals(List.of(caption(caption))).get(0)[index];
  }
}
