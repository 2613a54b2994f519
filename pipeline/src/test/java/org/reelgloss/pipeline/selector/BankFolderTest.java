package org.reelgloss.pipeline.selector;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.gpu.Devices;
import org.reelgloss.gpu.ModelBundle;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.gpu.TinyBundles;
import org.reelgloss.gpu.Vectors;
import org.reelgloss.transforms.select.bank.CaptionedPicture;
import org.reelgloss.transforms.select.bank.PictureBanks;

class BankFolderTest {
  @TempDir private Path temporary;
  private Path folder;
  private ModelBundle towers;

  @BeforeEach
  void write() throws IOException {
    folder = TinyBank.write(temporary.resolve("bank"), 4);
    towers = ModelBundle.open(TinyBundles.twoTower(temporary.resolve("towers")));
  }

  @Test
  void picturesHaveUnitVectorsAndTheirCaptionsInOrder() throws IOException, ModelException {
    List<CaptionedPicture> pictures = open(Set.of());

    assertThat(names(pictures), contains("p0.png", "p1.png", "p2.png", "p3.png"));
    CaptionedPicture first = pictures.get(0);
    assertThat(first.captions(), contains("a red wall", "this is a red wall"));
    assertThat(Vectors.dot(first.picture(), first.picture()), is(closeTo(1, 1e-6)));
    assertThat((double) first.picture()[0], is(closeTo(2 / Math.sqrt(4.03), 1e-6)));
    assertThat(first.text().length, is(4));
  }

  @Test
  void judgedPicturesAndThoseWithoutVectorsAreLeftOut() throws IOException, ModelException {
    append("captions.train.tsv", "elsewhere.png\t0\ta dark wall\n");

    assertThat(names(open(Set.of("p1.png", "other.png"))), contains("p0.png", "p2.png", "p3.png"));
  }

  @Test
  void ofSeveralPartsTrainIsTakenAndElseTheFirst() throws IOException, ModelException {
    Files.writeString(folder.resolve("captions.dev.tsv"), "p2.png\t0\tx\np3.png\t0\ty\n");
    assertThat(open(Set.of()).size(), is(4));

    for (String name : List.of("train.names.txt", "train.towers.npy")) {
      Files.move(folder.resolve(name), folder.resolve(name.replace("train", "dev")));
    }
    Files.move(folder.resolve("captions.train.tsv"), folder.resolve("captions.zoo.tsv"));
    assertThat(names(open(Set.of())), contains("p2.png", "p3.png"));
  }

  @Test
  void vectorsMayLieInFeaturesUnderTheBundlesNameInAnotherSpelling()
      throws IOException, ModelException {
    towers = ModelBundle.open(TinyBundles.twoTower(temporary.resolve("Two-Towers")));
    Path features = Files.createDirectory(folder.resolve("features"));
    Files.move(folder.resolve("train.names.txt"), features.resolve("train.names.txt"));
    Files.move(folder.resolve("train.towers.npy"), features.resolve("train.two_towers.npy"));

    assertThat(open(Set.of()).size(), is(4));
  }

  @Test
  void aBankThatWasSavedIsReadAsItIs() throws IOException, ModelException {
    Path saved = temporary.resolve("saved");
    PictureBanks.save(BankFolder.open(folder, towers, Devices.CPU, Set.of()), saved);
    folder = saved;

    assertThat(names(open(Set.of("p0.png"))), contains("p0.png", "p1.png", "p2.png", "p3.png"));
  }

  @Test
  void aFolderThatIsNotThereOrHasNoCaptionsIsRefused() throws IOException {
    Files.delete(folder.resolve("captions.train.tsv"));
    assertThat(
        refusal(), is("bank must have a file captions.PART.tsv, but there is none in: " + folder));

    folder = temporary.resolve("none");
    assertThat(refusal(), is("bank must be a folder, but was: " + folder));
  }

  @Test
  void vectorsThatAreMissingOrTooFewAreRefused() throws IOException {
    append("train.names.txt", "more.png\n");
    assertThat(refusal(), is(folder.resolve("train.towers.npy") + " must have 5 rows, but has 4"));

    Files.delete(folder.resolve("train.towers.npy"));
    assertThat(
        refusal(),
        is(
            "bank must have the vectors that %s made of its pictures, train.towers.npy, in: %s"
                .formatted(towers.id(), folder)));

    Path names = folder.resolve("train.names.txt");
    Files.delete(names);
    assertThat(refusal(), is("bank must have the names of its pictures in: " + names));
  }

  @Test
  void aLineThatIsNoCaptionIsNamed() throws IOException {
    append("captions.train.tsv", "p0.png\t2\t \n");

    assertThat(
        refusal(),
        startsWith(
            folder.resolve("captions.train.tsv")
                + ":9: must be picture, number and caption, but was: p0.png"));
  }

  @Test
  void aBankOfOnePictureIsRefused() {
    assertThat(
        refusal("p0.png", "p1.png", "p2.png"),
        is("a bank must have at least 2 pictures of different names, but has: 1"));
  }

  private List<CaptionedPicture> open(Set<String> without) throws IOException, ModelException {
    return BankFolder.open(folder, towers, Devices.CPU, without).pictures();
  }

  private static List<String> names(List<CaptionedPicture> pictures) {
    return pictures.stream().map(CaptionedPicture::name).toList();
  }

  private void append(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, Files.readString(file) + text);
  }

  private String refusal(String... without) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> open(Set.of(without))).getMessage());
  }
}
