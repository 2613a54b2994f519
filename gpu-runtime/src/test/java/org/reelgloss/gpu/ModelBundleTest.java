package org.reelgloss.gpu;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelBundleTest {
  @TempDir private Path root;
  private Path folder;

  @BeforeEach
  void writeBundle() throws IOException {
    folder = TinyBundles.captioner(root.resolve("teacher"), "square");
  }

  @Test
  void saysWhatItIs() throws Exception {
    ModelBundle bundle = ModelBundle.open(folder);

    assertThat(bundle.kind(), is(ModelBundle.Kind.CAPTIONER));
    assertThat(bundle.name(), is("teacher"));
    assertThat(bundle.version(), matchesPattern("[0-9a-f]{12}"));
    assertThat(bundle.id(), is("teacher@" + bundle.version()));
    assertThat(bundle.config("generation_config.json").path("max_length").asInt(), is(12));
    assertThat(bundle.config("absent.json").isEmpty(), is(true));
    assertThat(
        ModelBundle.open(TinyBundles.twoTower(root.resolve("towers"))).kind(),
        is(ModelBundle.Kind.TWO_TOWER));
    assertThat(
        ModelBundle.open(TinyBundles.shotModel(root.resolve("shots"), true, "logits")).kind(),
        is(ModelBundle.Kind.SHOT_MODEL));
    assertThat(
        ModelBundle.open(TinyBundles.pictureEncoder(root.resolve("pictures"))).kind(),
        is(ModelBundle.Kind.PICTURE_ENCODER));
  }

  @Test
  void knowsItsTowersAgainInWhatASelectorAddsToThem() throws Exception {
    folder = TinyBundles.twoTower(root.resolve("towers"));
    String base = ModelBundle.open(folder).id();
    assertThat(ModelBundle.open(folder).towersId(), is(base));

    Files.writeString(folder.resolve("selector.json"), "{}");
    TinyBundles.pictureEncoder(folder.resolve(ModelBundle.ENCODER));
    ModelBundle selector = ModelBundle.open(folder);
    assertThat(selector.towersId(), is(base));
    assertThat(selector.id(), is(not(base)));

    Path moved = Files.move(folder, root.resolve("moved"));
    String elsewhere = ModelBundle.open(moved).towersId();
    assertThat(elsewhere, is("moved" + base.substring("towers".length())));
    assertThat(ModelBundle.sameVersion(elsewhere, base), is(true));
    assertThat(ModelBundle.sameVersion(selector.id(), base), is(false));

    Files.writeString(moved.resolve("config.json"), "{\"model_type\": \"other\"}");
    assertThat(ModelBundle.sameVersion(ModelBundle.open(moved).towersId(), elsewhere), is(false));
  }

  @Test
  void refusesAFileOfAnotherDigestThanIsNamed() throws Exception {
    Files.writeString(
        folder.resolve("digests.json"), "{\"encoder_model.onnx\": \"%064d\"}".formatted(7));

    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> ModelBundle.open(folder));

    assertThat(
        thrown.getMessage(),
        startsWith(folder.resolve("encoder_model.onnx") + " must have the SHA-256 that "));
  }

  @Test
  void refusesToDoWithoutAFileThatIsNamed() throws Exception {
    Files.writeString(folder.resolve("digests.json"), "{\"more.onnx\": \"%064d\"}".formatted(7));

    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> ModelBundle.open(folder));

    assertThat(thrown.getMessage(), containsString("it has no more.onnx"));
  }

  @Test
  void hasAVersionThatFollowsGraphsAndConfigsOnly() throws Exception {
    String version = ModelBundle.open(folder).version();
    long bytes = ModelBundle.open(folder).graphBytes();

    Files.writeString(folder.resolve("README.md"), "about it");
    Files.writeString(folder.resolve("goldens.json"), "{}");
    Files.writeString(folder.resolve("encoder_model.onnx.part"), "on its way");
    Files.writeString(folder.resolve("encoder_model.onnx.etag.part"), "one");
    assertThat(ModelBundle.open(folder).version(), is(version));
    assertThat(ModelBundle.open(folder).graphBytes(), is(bytes));

    Files.writeString(folder.resolve("encoder_model.onnx_data"), "weights");
    assertThat(ModelBundle.open(folder).version(), is(not(version)));
    assertThat(ModelBundle.open(folder).graphBytes(), is(bytes + 7));
    Files.delete(folder.resolve("encoder_model.onnx_data"));

    Files.writeString(folder.resolve("config.json"), "{\"model_type\": \"other\"}");
    assertThat(ModelBundle.open(folder).version(), is(not(version)));
  }

  @Test
  void takesGraphsFromAFolderBelow() throws Exception {
    Path below = Files.createDirectory(folder.resolve("onnx"));
    for (String name : new String[] {"encoder_model.onnx", "decoder_model.onnx"}) {
      Files.move(folder.resolve(name), below.resolve(name));
    }

    try (Captioner captioner =
        Captioner.load(ModelBundle.open(folder), new GenerationOptions(1, 0), Devices.CPU)) {
      assertThat(captioner.model(), is(ModelBundle.open(folder).id()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "encoder_model.onnx",
        "decoder_model.onnx",
        "preprocessor_config.json",
        "tokenizer.json"
      })
  void namesTheFolderAndTheFileThatIsMissing(String name) throws Exception {
    Files.delete(folder.resolve(name));

    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> ModelBundle.open(folder));

    assertThat(thrown.getMessage(), allOf(containsString(folder.toString()), containsString(name)));
  }

  @Test
  void refusesAFolderThatIsNotThere() {
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class, () -> ModelBundle.open(root.resolve("nowhere")));

    assertThat(thrown.getMessage(), containsString("nowhere"));
  }

  @Test
  void carriesItsOwnThresholds() throws Exception {
    assertThat(ModelBundle.open(folder).thresholds(), is(StitchThresholds.IMAGEBIND));

    Files.writeString(
        folder.resolve("stitching.json"),
        "{\"merge\": 0.5, \"transition\": 0.9, \"still\": 0.1, \"redundant\": 0}");
    assertThat(ModelBundle.open(folder).thresholds(), is(new StitchThresholds(0.5, 0.9, 0.1, 0)));
  }

  @Test
  void refusesThresholdsThatAreNotComplete() throws Exception {
    Files.writeString(folder.resolve("stitching.json"), "{\"merge\": 0.5, \"still\": \"low\"}");

    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> ModelBundle.open(folder));

    assertThat(thrown.getMessage(), containsString("transition in stitching.json"));
  }

  @Test
  void refusesAConfigThatIsNotJson() throws Exception {
    Files.writeString(folder.resolve("stitching.json"), "{merge");

    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> ModelBundle.open(folder));

    assertThat(thrown.getMessage(), containsString("stitching.json is not JSON"));
  }
}
