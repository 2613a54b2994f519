package org.reelgloss.transforms.select.bank;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.reelgloss.transforms.select.bank.Banks.looks;
import static org.reelgloss.transforms.select.bank.Banks.picture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.gpu.NpyWriter;

class PictureBanksTest {
  private static final float[] EAST = {1, 0};

  private final PictureBank bank = PictureBank.of(Banks.DOGS_AND_CATS);

  @TempDir private Path temp;
  private Path folder = Path.of("");

  @BeforeEach
  void save() throws IOException {
    folder = temp.resolve("new/bank");
    PictureBanks.save(bank, folder);
  }

  @Test
  void tellTheSameAfterTheyWereSaved() throws IOException {
    assertThat(PictureBanks.isBank(folder), is(true));
    assertThat(signals(PictureBanks.load(folder)), is(signals(bank)));
  }

  private static double[] signals(PictureBank bank) {
    CaptionText caption = bank.caption("a dog runs", EAST);
    return bank.look(looks(1, 0), "dog1.jpg").signals(List.of(caption)).get(0);
  }

  @Test
  void keepVectorsOfAFurtherEncoder() throws IOException {
    assertThat(Files.exists(folder.resolve("features.npy")), is(false));
    assertThat(PictureBanks.load(folder).pictures().get(0).vectors().features().length, is(0));

    PictureBank seen =
        PictureBank.of(
            Banks.DOGS_AND_CATS.stream()
                .map(picture -> Banks.seen(picture, picture.vectors().tower()[1], 2, 0))
                .toList());
    PictureBanks.save(seen, folder);

    PictureBank loaded = PictureBanks.load(folder);
    assertThat(loaded.pictures().get(2).vectors().features(), is(new float[] {1, 2, 0}));
    PictureVectors picture = new PictureVectors(EAST, new float[] {0.5f, 0, 1});
    CaptionText caption = bank.caption("a dog runs", EAST);
    assertThat(
        loaded.look(picture, "").signals(List.of(caption)).get(0),
        is(seen.look(picture, "").signals(List.of(caption)).get(0)));

    write("regression.npy", EAST, EAST, EAST);
    assertThat(
        refusal(),
        is(
            folder.resolve("regression.npy")
                + " must have rows of 3 numbers, as features.npy, but they have 2"));
  }

  @Test
  void keepNamesAndMakeBlanksOfTabsAndLineBreaks() throws IOException {
    PictureBanks.save(
        PictureBank.of(
            List.of(picture("a  b.jpg", 1, 0, "a\tdog", "a\r\ncat"), picture("c", 0, 1, ""))),
        folder);

    List<CaptionedPicture> loaded = PictureBanks.load(folder).pictures();
    assertThat(loaded.get(0).name(), is("a  b.jpg"));
    assertThat(loaded.get(0).captions(), contains("a dog", "a cat"));
    assertThat(loaded.get(1).captions(), contains(""));
  }

  @Test
  void areNoneBeforeTheLastFileIsWritten() throws IOException {
    Files.delete(folder.resolve("predictor.npy"));

    assertThat(PictureBanks.isBank(folder), is(false));
    assertThat(
        refusal(),
        is(
            "bank must have what it learned in %s, but has not: train the selector anew"
                .formatted(folder.resolve("predictor.npy"))));
    assertThat(PictureBanks.pictures(folder).size(), is(4));
  }

  @Test
  void nameTheFileThatIsMissing() throws IOException {
    Files.delete(folder.resolve("captions.tsv"));
    assertThat(refusal(), is("There is no file of captions at: " + folder.resolve("captions.tsv")));
  }

  @Test
  void nameTheFileThatLacksRows() throws IOException {
    write("meanings.npy", EAST, EAST, EAST);
    assertThat(refusal(), is(folder.resolve("meanings.npy") + " must have 4 rows, but has 3"));
  }

  @Test
  void nameTheLineThatLacksCaptions() throws IOException {
    Files.writeString(folder.resolve("captions.tsv"), "a\tb\nc\nd\te\nf\tg\n");
    assertThat(refusal(), is(folder.resolve("captions.tsv") + ":2: must be a name and captions"));
  }

  @Test
  void needCaptions() throws IOException {
    Files.writeString(folder.resolve("captions.tsv"), "");
    assertThat(
        refusal(), is(folder.resolve("captions.tsv") + " must have a line for each picture"));
  }

  @Test
  void refuseAPredictorOfOtherMeanings() throws IOException {
    write("predictor.npy", new float[] {1}, new float[] {1}, new float[] {1});
    assertThat(
        refusal(),
        is(
            folder.resolve("predictor.npy")
                + " must have rows of 2 numbers, as meanings.npy, but they have 1"));
  }

  @Test
  void refuseARegressionOnOtherPictures() throws IOException {
    write("regression.npy", EAST);
    assertThat(refusal(), is(folder.resolve("regression.npy") + " must have 2 rows, but has 1"));
    write("regression.npy", new float[] {1}, new float[] {1});
    assertThat(
        refusal(),
        is(
            folder.resolve("regression.npy")
                + " must have rows of 2 numbers, as pictures.npy, but they have 1"));
  }

  @Test
  void keepWhatTheirWordsMean() throws IOException {
    write("words.npy", EAST, EAST, EAST, EAST, EAST, EAST);

    assertThat(PictureBanks.load(folder).caption("a dog", EAST).meaning(), is(EAST));
  }

  @Test
  void refuseWordsThatTheCaptionsDoNotHave() throws IOException {
    write("words.npy", EAST, EAST);
    assertThat(
        refusal(), is("words of the bank must have 6 rows, as its captions tell, but have 2"));
    write("words.npy", new float[] {1});
    assertThat(
        refusal(),
        is(
            folder.resolve("words.npy")
                + " must have rows of 2 numbers, as meanings.npy, but they have 1"));
  }

  private String refusal() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> PictureBanks.load(folder));
    return String.valueOf(refused.getMessage());
  }

  private void write(String name, float[]... rows) throws IOException {
    try (NpyWriter out = NpyWriter.create(folder.resolve(name), rows[0].length)) {
      for (float[] row : rows) {
        out.add(row);
      }
    }
  }
}
