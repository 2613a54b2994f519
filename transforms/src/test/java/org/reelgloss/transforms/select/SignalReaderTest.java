package org.reelgloss.transforms.select;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.reelgloss.transforms.select.Clips.captioned;
import static org.reelgloss.transforms.select.Clips.clip;
import static org.reelgloss.transforms.select.Clips.said;
import static org.reelgloss.transforms.select.Clips.silent;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.Outcome;
import org.reelgloss.transforms.select.bank.CaptionedPicture;
import org.reelgloss.transforms.select.bank.PictureBank;
import org.reelgloss.transforms.select.bank.PictureVectors;

class SignalReaderTest {
  private static final float[] DARK = {1, 0};
  private static final float[] BRIGHT = {0, 1};

  private final FakeTowers towers = new FakeTowers();
  private final FakeSentences sentences = new FakeSentences();
  private final FakeEncoder encoder = new FakeEncoder();

  @Test
  void knowsTheTowersAloneOfACaptionAloneWithoutABank() throws ModelException {
    List<double[]> signals = reader(null).read(clip().build(), dark(), List.of("dark", "night"));

    assertThat(known(signals.get(0)), contains("towers=1.0"));
    assertThat(known(signals.get(1)), contains("towers=0.0"));
  }

  @Test
  void holdsCandidatesAgainstOneAnother() throws ModelException {
    CaptionedClip clip =
        captioned(
            clip(),
            said("a", "dark"),
            silent("b", Outcome.ERROR, "down"),
            said("c", "dark night"),
            said("d", "a dark day"));

    List<double @Nullable []> signals = reader(null).read(clip, dark());

    assertThat(
        known(signals.get(0)),
        contains(
            "towers=1.0",
            "agreement=0.5",
            "best-agreement=1.0",
            "shared-words=" + (2.0 / 3 / 2 + 0.5 / 2),
            "best-shared-words=" + 2.0 / 3));
    assertThat(signals.get(1), nullValue());
    assertThat(signal(signals.get(2), "best-agreement"), is(0.0));
  }

  @Test
  void holdsACaptionAgainstTextThatItsTeacherDidNotRead() throws ModelException {
    CaptionedClip clip =
        captioned(
            clip().setTitle("Kites").setDescription("At night."),
            said("eyes", "a night", "frames"),
            said("reader", "a night", "description"));

    List<double @Nullable []> signals = reader(null).read(clip, dark());

    assertThat(signal(signals.get(0), "told"), is(1.0));
    assertThat(signal(signals.get(1), "told"), is(Double.NaN));
  }

  @Test
  void passesByTheClipItselfInTheBank() throws ModelException {
    PictureBank bank = PictureBank.of(List.of(picture("v-0-75", DARK), picture("w", BRIGHT)));
    List<String> picture = List.of("picture");

    double[] own = reader(bank).read(clip().build(), dark(), picture).get(0);
    double[] others = reader(bank).read(clip().setClipId("x").build(), dark(), picture).get(0);

    assertThat(signal(own, "bank-meaning"), closeTo(1 / Math.sqrt(2), 1e-6));
    assertThat(signal(others, "bank-meaning"), closeTo(1, 1e-6));
    assertThat(signal(own, "bank-length"), is(0.0));
    assertThat(signal(own, "bank-words"), is(Double.NaN));
  }

  @Test
  void asksTheBankWhatCaptionsMean() throws ModelException {
    PictureBank bank =
        PictureBank.of(
            List.of(
                picture("p", DARK, "a night"),
                picture("q", DARK, "one night"),
                picture("r", BRIGHT, "a day"),
                picture("s", BRIGHT, "one day")));
    CaptionedClip clip =
        captioned(
            clip().setTitle("Midnight."),
            said("a", "the night"),
            said("b", "some night"),
            said("c", "a day"));
    SignalReader bankAlone = new SignalReader(towers, null, bank, encoder, null);

    List<double @Nullable []> signals = bankAlone.read(clip, dark());

    assertThat(signal(signals.get(0), "best-agreement"), closeTo(1, 1e-6));
    assertThat(signal(signals.get(2), "best-agreement"), lessThan(0.9));
    assertThat(signal(signals.get(0), "told"), is(Double.NaN));
    assertThat(signal(reader(bank).read(clip, dark()).get(0), "told"), is(1.0));
  }

  @Test
  void needsABankOrTheSentenceEncoder() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> new SignalReader(towers, null, null, encoder, null));
    assertThat(refused.getMessage(), is("bank or sentences must be given, but neither was"));
  }

  @Test
  void asksFineTunedHeadsOfEveryCaption() throws ModelException {
    // Pictures are turned by 45 degrees towards bright; captions stay as they are.
    RetrievalHeads heads =
        new RetrievalHeads(
            new float[][] {{1, 0}},
            new float[][] {{0, 1}},
            new float[][] {{0, 0}},
            new float[][] {{0, 0}});
    SignalReader reader = new SignalReader(towers, sentences, null, encoder, heads);
    List<String> captions = List.of("dark", "night");

    List<double[]> alone = reader.read(clip().build(), dark(), captions);
    List<double @Nullable []> together =
        reader.read(captioned(clip(), said("a", "dark"), said("b", "night")), dark());

    for (int i = 0; i < captions.size(); i++) {
      assertThat(signal(alone.get(i), Signals.RETRIEVAL), closeTo(Math.sqrt(0.5), 1e-6));
      assertThat(
          signal(together.get(i), Signals.RETRIEVAL), is(signal(alone.get(i), Signals.RETRIEVAL)));
    }
    assertThat(signal(alone.get(1), "towers"), is(0.0));
  }

  @Test
  void givesTheVectorsOfCaptionsInTheTextTower() throws ModelException {
    List<float[]> vectors = reader(null).texts(List.of("night", "dark", "night"));

    assertThat(vectors.toArray(new float[0][]), is(new float[][] {BRIGHT, DARK, BRIGHT}));
  }

  @Test
  void hasNothingToSayOfNoCaptions() throws ModelException {
    assertThat(reader(null).read(clip().build(), dark(), List.of()), empty());
  }

  @Test
  void closesItsModels() {
    reader(null).close();

    assertThat(towers.closed, is(true));
    assertThat(sentences.closed, is(true));
    assertThat(encoder.closed, is(true));
  }

  private SignalReader reader(@Nullable PictureBank bank) {
    return new SignalReader(towers, sentences, bank, encoder, null);
  }

  private static PictureVectors dark() {
    return PictureVectors.of(DARK);
  }

  private static CaptionedPicture picture(String name, float[] vector) {
    return picture(name, vector, "a picture");
  }

  private static CaptionedPicture picture(String name, float[] vector, String caption) {
    return new CaptionedPicture(
        name,
        new PictureVectors(vector, new float[] {vector[1], vector[0]}),
        vector,
        vector,
        List.of(caption));
  }

  private static List<String> known(double @Nullable [] signals) {
    List<String> known = new ArrayList<>();
    for (String name : Signals.all()) {
      double value = signal(signals, name);
      if (!Double.isNaN(value)) {
        known.add(name + "=" + value);
      }
    }
    return known;
  }

  private static double signal(double @Nullable [] signals, String name) {
    return Objects.requireNonNull(signals)[Signals.all().indexOf(name)];
  }
}
