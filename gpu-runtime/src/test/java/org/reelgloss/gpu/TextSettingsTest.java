package org.reelgloss.gpu;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.video.RgbImage;

class TextSettingsTest {
  /** How many tokens the tokenizer of {@link TinyBundles#twoTower} knows. */
  private static final int WORDS = 8;

  private static final RgbImage RED = new RgbImage(1, 1, new byte[] {(byte) 255, 0, 0});

  @TempDir private Path folder;

  @BeforeEach
  void writeBundle() throws IOException {
    TinyBundles.twoTower(folder);
  }

  @Test
  void takesTheLengthThatConfigsDeclare() throws Exception {
    write(
        "config.json",
        "{\"model_type\": \"clip\", \"text_config\": {\"max_position_embeddings\": 20}}");
    assertThat(settings(-1), is(new TextSettings(20, 1, 0)));

    write("tokenizer_config.json", "{\"model_max_length\": 16}");
    assertThat(settings(-1), is(new TextSettings(16, 1, 0)));
  }

  @Test
  void takesTheLengthOfTheModelsKindIfNoConfigDeclaresOne() throws Exception {
    write("tokenizer_config.json", "{\"model_max_length\": 1000000000000000019884624838656}");
    assertThat(settings(-1), is(new TextSettings(77, 1, 0)));

    write("config.json", "{\"model_type\": \"siglip\"}");
    assertThat(settings(-1), is(new TextSettings(64, 64, 0)));
  }

  @Test
  void fillsUpToTheLengthThatAGraphWants() throws Exception {
    assertThat(settings(12), is(new TextSettings(12, 12, 0)));
  }

  @Test
  void fillsUpWithTheTokenizersOwnToken() throws Exception {
    write("config.json", "{\"text_config\": {\"pad_token_id\": 1}}");
    assertThat(settings(-1).padding(), is(1L));

    write("special_tokens_map.json", "{\"pad_token\": {\"content\": \"<unk>\"}}");
    assertThat(settings(-1).padding(), is(3L));

    write("tokenizer_config.json", "{\"pad_token\": \"</s>\"}");
    assertThat(settings(-1).padding(), is(2L));

    Path tokenizer = folder.resolve("tokenizer.json");
    String padded =
        Files.readString(tokenizer).replace("\"padding\": null", "\"padding\": {\"pad_id\": 5}");
    Files.writeString(tokenizer, padded);
    assertThat(settings(-1).padding(), is(5L));
  }

  @Test
  void showsTheTowerOfSigLipRowsOfFullLengthWithoutAMask() throws Exception {
    write("config.json", "{\"model_type\": \"siglip\"}");
    write("tokenizer_config.json", "{\"pad_token\": \"</s>\", \"model_max_length\": 64}");
    write(
        "preprocessor_config.json",
        """
        {"image_processor_type": "SiglipImageProcessor", "size": {"height": 8, "width": 8},
         "do_center_crop": false, "image_mean": [0.5, 0.5, 0.5], "image_std": [0.5, 0.5, 0.5]}
        """);
    float[] onesOnDiagonal = new float[WORDS * WORDS];
    for (int word = 0; word < WORDS; word++) {
      onesOnDiagonal[word * WORDS + word] = 1;
    }
    new TinyOnnx()
        .input("input_ids", TinyOnnx.LONG, -1, -1)
        .output("last_hidden_state", TinyOnnx.FLOAT, -1, -1, WORDS)
        .output("pooler_output", TinyOnnx.FLOAT, -1, WORDS)
        .floats("words", onesOnDiagonal, WORDS, WORDS)
        .longs("one", 1)
        .node("Gather", "last_hidden_state", List.of("words", "input_ids"))
        .node(
            "ReduceSum",
            "pooler_output",
            List.of("last_hidden_state", "one"),
            TinyOnnx.attribute("keepdims", 0))
        .write(folder.resolve("text_model.onnx"));
    new TinyOnnx()
        .input("pixel_values", TinyOnnx.FLOAT, -1, 3, 8, 8)
        .output("pooler_output", TinyOnnx.FLOAT, -1, WORDS)
        .longs("shape", 0, 3)
        .floats("project", new float[3 * WORDS], 3, WORDS)
        .floats("constant", new float[] {1, 0, 0, 0, 0, 0, 0, 0}, WORDS)
        .node("GlobalAveragePool", "mean", List.of("pixel_values"))
        .node("Reshape", "colour", List.of("mean", "shape"))
        .node("MatMul", "projected", List.of("colour", "project"))
        .node("Add", "pooler_output", List.of("projected", "constant"))
        .write(folder.resolve("vision_model.onnx"));

    try (TwoTower tower = TwoTower.load(ModelBundle.open(folder), Devices.CPU)) {
      float[] counts = tower.embedTexts(List.of("red blue blue"))[0];

      double length = Math.sqrt(61 * 61 + 1 + 4);
      assertThat(tower.dimensions(), is(WORDS));
      assertThat((double) counts[2], closeTo(61 / length, 1e-6));
      assertThat((double) counts[4], closeTo(1 / length, 1e-6));
      assertThat((double) counts[6], closeTo(2 / length, 1e-6));
      assertThat(tower.embedImages(List.of(RED))[0], is(new float[] {1, 0, 0, 0, 0, 0, 0, 0}));
    }
  }

  @Test
  void refusesTowersOfDifferentDimensions() throws Exception {
    new TinyOnnx()
        .input("pixel_values", TinyOnnx.FLOAT, -1, 3, 8, 8)
        .output("image_embeds", TinyOnnx.FLOAT, -1, 3)
        .longs("shape", 0, 3)
        .node("GlobalAveragePool", "mean", List.of("pixel_values"))
        .node("Reshape", "image_embeds", List.of("mean", "shape"))
        .write(folder.resolve("vision_model.onnx"));

    try (TwoTower tower = TwoTower.load(ModelBundle.open(folder), Devices.CPU)) {
      ModelException thrown =
          assertThrows(ModelException.class, () -> tower.embedTexts(List.of("red", "dark")));

      assertThat(
          thrown.getMessage(), containsString("must give vectors of 3 numbers, but gave others"));
    }
  }

  private void write(String name, String json) throws IOException {
    Files.writeString(folder.resolve(name), json);
  }

  private TextSettings settings(int tokens) {
    return TextSettings.of(ModelBundle.open(folder), tokens);
  }
}
