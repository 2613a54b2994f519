package org.reelgloss.transforms.select;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.gpu.Devices;
import org.reelgloss.gpu.ModelBundle;
import org.reelgloss.transforms.select.EvidenceSelector.SharedBank;
import org.reelgloss.transforms.select.bank.CaptionedPicture;
import org.reelgloss.transforms.select.bank.PictureBank;
import org.reelgloss.transforms.select.bank.PictureBanks;
import org.reelgloss.transforms.select.bank.PictureVectors;

/** Opens a bundle whose towers are no models. */
class EvidenceSelectorFilesTest {
  private static final List<String> TOWERS =
      List.of("vision_model.onnx", "text_model.onnx", "preprocessor_config.json", "tokenizer.json");

  @TempDir private Path folder;

  @BeforeEach
  void makeBundle() throws IOException {
    for (String file : TOWERS) {
      Files.writeString(folder.resolve(file), "{}");
    }
  }

  @Test
  void isWhereAScoringModelIs() throws IOException {
    assertThat(EvidenceSelector.isIn(ModelBundle.open(folder)), is(false));
    writeModel();
    assertThat(EvidenceSelector.isIn(ModelBundle.open(folder)), is(true));
  }

  @Test
  void givesTheBankBackWhenTheTowersCannotBeLoaded() throws IOException {
    writeModel();
    Path bank = folder.resolve(EvidenceSelector.BANK);
    PictureBanks.save(PictureBank.of(List.of(picture("a"), picture("b"))), bank);
    ModelBundle bundle = ModelBundle.open(folder);

    Selector.Factory factory = EvidenceSelector.factory(folder.toString(), Devices.CPU);
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> factory.open());
    assertThat(refused.getMessage(), startsWith("size must have height and width"));

    // A bank that nobody has is read again.
    Files.delete(bank.resolve("captions.tsv"));
    assertThrows(
        IllegalArgumentException.class, () -> SharedBank.lease(bundle, Devices.CPU).close());
  }

  @Test
  void refusesHeadsThatTheModelWasNotWrittenWith() throws IOException {
    float[][] one = {{1}};
    RetrievalHeads heads = new RetrievalHeads(one, one, one, one);
    write(new ScoringModel(Map.of(), 1, 0, 0.5, false, Optional.of(heads.digest())));
    Selector.Factory factory = EvidenceSelector.factory(folder.toString(), Devices.CPU);

    assertThat(
        refusal(factory),
        endsWith("does not hold retrieval heads: There is no .npy file at: " + file()));
    RetrievalHeadsFile.save(new RetrievalHeads(one, one, one, new float[][] {{2}}), folder);
    assertThat(
        refusal(factory),
        startsWith(file() + " must be the file that selector.json was written with, digest "));
    RetrievalHeadsFile.save(heads, folder);
    assertThat(refusal(factory), startsWith("size must have height and width")); // Of the towers.
  }

  private Path file() {
    return folder.resolve(RetrievalHeadsFile.NAME);
  }

  private static String refusal(Selector.Factory factory) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> factory.open()).getMessage());
  }

  @Test
  void isAnotherVersionWithOtherHeads() throws IOException {
    write(new ScoringModel(Map.of(), 1, 0, 0.5, false, Optional.of("0a")));
    String version = ModelBundle.open(folder).version();
    String towers = ModelBundle.open(folder).towersId();
    write(new ScoringModel(Map.of(), 1, 0, 0.5, false, Optional.of("0b")));

    assertThat(ModelBundle.open(folder).version(), is(not(version)));
    assertThat(ModelBundle.open(folder).towersId(), is(towers));
  }

  private void writeModel() throws IOException {
    write(new ScoringModel(Map.of(), 1, 0, 0.5, true, Optional.empty()));
  }

  private void write(ScoringModel model) throws IOException {
    Files.writeString(folder.resolve(ScoringModel.FILE), model.toJson().toString());
  }

  private static CaptionedPicture picture(String name) {
    float[] one = {1};
    return new CaptionedPicture(name, PictureVectors.of(one), one, one, List.of("a picture"));
  }
}
