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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.gpu.Devices;
import org.reelgloss.gpu.ModelBundle;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.gpu.TinyBundles;
import org.reelgloss.gpu.Vectors;
import org.reelgloss.transforms.select.bank.CaptionedPicture;
import org.reelgloss.transforms.select.bank.PictureBank;
import org.reelgloss.transforms.select.bank.PictureBanks;

class BankFolderTest {
  @TempDir private Path temporary;
  private Path folder;
  private ModelBundle towers;
  private @Nullable ModelBundle encoder;

  @BeforeEach
  void write() throws IOException {
    folder = TinyBank.write(temporary.resolve("bank"), 4);
    towers = ModelBundle.open(TinyBundles.twoTower(temporary.resolve("towers")));
  }

  @Test
  void picturesHaveUnitVectorsAndTheirCaptionsInOrder() throws IOException, ModelException {
    List<CaptionedPicture> pictures = read();

    assertThat(names(pictures), contains("p0.png", "p1.png", "p2.png", "p3.png"));
    CaptionedPicture first = pictures.get(0);
    assertThat(first.captions(), contains("a red wall", "this is a red wall"));
    assertThat(Vectors.dot(first.vectors().tower(), first.vectors().tower()), is(closeTo(1, 1e-6)));
    assertThat((double) first.vectors().tower()[0], is(closeTo(2 / Math.sqrt(4.03), 1e-6)));
    assertThat(first.text().length, is(4));
  }

  @Test
  void picturesWithoutVectorsAreLeftOut() throws IOException, ModelException {
    append("captions.train.tsv", "elsewhere.png\t0\ta dark wall\n");

    assertThat(names(read()), contains("p0.png", "p1.png", "p2.png", "p3.png"));
  }

  @Test
  void ofSeveralPartsTrainIsTakenAndElseTheFirst() throws IOException, ModelException {
    Files.writeString(folder.resolve("captions.dev.tsv"), "p2.png\t0\tx\np3.png\t0\ty\n");
    assertThat(read().size(), is(4));

    moveTrain("dev");
    Files.move(folder.resolve("captions.train.tsv"), folder.resolve("captions.zoo.tsv"));
    assertThat(names(read()), contains("p2.png", "p3.png"));
  }

  @Test
  void namedPartsAreTakenTogether() throws IOException, ModelException {
    moveTrain("dev");
    Files.move(folder.resolve("captions.train.tsv"), folder.resolve("captions.dev.tsv"));
    TinyBank.write(folder, 6);

    List<CaptionedPicture> both = read("dev", "train");

    assertThat(both.size(), is(6));
    assertThat(
        both.get(0).captions(),
        contains("a red wall", "this is a red wall", "a red wall", "this is a red wall"));
    assertThat(
        assertThrows(IllegalArgumentException.class, () -> read("dev", "test")).getMessage(),
        is("bank-part must be one of [dev, train], but was: test, of " + folder));
  }

  @Test
  void aPartMayBeSpelledInAnyWayAndIsTakenOnce() throws IOException, ModelException {
    moveTrain("Dev-2");
    Files.move(folder.resolve("captions.train.tsv"), folder.resolve("captions.Dev-2.tsv"));

    assertThat(
        read("Dev-2", "Dev-2").get(0).captions(), contains("a red wall", "this is a red wall"));
  }

  @Test
  void aFurtherEncoderHasVectorsOfItsOwn() throws IOException, ModelException {
    encoder = ModelBundle.open(TinyBundles.pictureEncoder(temporary.resolve("backbone")));
    assertThat(
        refusal(),
        is(
            "bank must have the vectors that %s made of its pictures, train.backbone.npy, in: %s"
                .formatted(encoder.id(), folder)));

    TinyBank.writeFeatures(folder, "backbone", 4);
    assertThat(read().get(1).vectors().features(), is(new float[] {0, 1, 0}));
    assertThat(read().get(1).vectors().tower().length, is(4));
  }

  @Test
  void vectorsMayLieInFeaturesUnderTheBundlesNameInAnotherSpelling()
      throws IOException, ModelException {
    towers = ModelBundle.open(TinyBundles.twoTower(temporary.resolve("Two-Towers")));
    Path features = Files.createDirectory(folder.resolve("features"));
    Files.move(folder.resolve("train.names.txt"), features.resolve("train.names.txt"));
    Files.move(folder.resolve("train.towers.npy"), features.resolve("train.two_towers.npy"));

    assertThat(read().size(), is(4));
  }

  @Test
  void aBankThatWasSavedIsReadAsItIs() throws IOException, ModelException {
    encoder = ModelBundle.open(TinyBundles.pictureEncoder(temporary.resolve("backbone")));
    TinyBank.writeFeatures(folder, "backbone", 4);
    Path saved = temporary.resolve("saved");
    PictureBanks.save(PictureBank.of(read()), saved);
    folder = saved;

    assertThat(names(read()), contains("p0.png", "p1.png", "p2.png", "p3.png"));
    assertThat(read().get(0).vectors().features(), is(new float[] {1, 0, 0}));
    assertThat(refusal("train"), is("bank-part is of no use with a saved bank: " + folder));
    encoder = null;
    assertThat(read().get(0).vectors().features().length, is(0));
  }

  @Test
  void aSavedBankWithoutVectorsOfAnEncoderIsRefusedToIt() throws IOException, ModelException {
    Path saved = temporary.resolve("saved");
    PictureBanks.save(PictureBank.of(read()), saved);
    folder = saved;
    encoder = ModelBundle.open(TinyBundles.pictureEncoder(temporary.resolve("backbone")));

    assertThat(
        refusal(),
        is("bank must have vectors by %s, but has none, in: %s".formatted(encoder.id(), folder)));
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

  private List<CaptionedPicture> read(String... parts) throws IOException, ModelException {
    return BankFolder.read(folder, List.of(parts), new BankModels(towers, encoder, Devices.CPU));
  }

  private void moveTrain(String part) throws IOException {
    for (String name : List.of("train.names.txt", "train.towers.npy")) {
      Files.move(folder.resolve(name), folder.resolve(name.replace("train", part)));
    }
  }

  private static List<String> names(List<CaptionedPicture> pictures) {
    return pictures.stream().map(CaptionedPicture::name).toList();
  }

  private void append(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, Files.readString(file) + text);
  }

  private String refusal(String... parts) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> read(parts)).getMessage());
  }
}
