package org.reelgloss.gpu;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.reelgloss.video.RgbImage;

@Tag("test-data")
class TwoTowerGoldensTest {
  private static final Path MODELS =
      Path.of(String.valueOf(System.getenv("REELGLOSS_TEST_DATA")), "models");

  @Test
  void givesTheVectorsOfTheReferenceImplementation() throws Exception {
    Path folder = MODELS.resolve("clip-mini");
    JsonNode goldens = new ObjectMapper().readTree(folder.resolve("goldens.json").toFile());
    List<RgbImage> pictures = new ArrayList<>();
    List<String> captions = new ArrayList<>();
    for (int i = 0; i < goldens.path("images").size(); i++) {
      String name = goldens.path("images").get(i).asText().replace(".jpg", ".png");
      Path file = MODELS.resolve("golden-images").resolve(name);
      pictures.add(RgbImage.decode(Files.readAllBytes(file)));
      captions.add(goldens.path("captions").get(i).asText());
    }

    try (TwoTower tower = TwoTower.load(ModelBundle.open(folder), Devices.CPU)) {
      float[][] images = tower.embedImages(pictures);
      float[][] texts = tower.embedTexts(captions);

      assertBegins(images[0], goldens.path("first_image_embeds_l2_normalised_first8"));
      assertBegins(texts[0], goldens.path("first_text_embeds_l2_normalised_first8"));
      for (int image = 0; image < images.length; image++) {
        for (int text = 0; text < texts.length; text++) {
          double expected = goldens.path("cosine_similarity").get(image).get(text).asDouble();
          assertThat(Vectors.cosine(images[image], texts[text]), closeTo(expected, 1e-5));
        }
      }
    }
  }

  @Test
  void givesTheTokensOfTheReferenceImplementation() throws Exception {
    Path folder = MODELS.resolve("clip-mini");
    JsonNode goldens = new ObjectMapper().readTree(folder.resolve("goldens.json").toFile());

    try (TextTokenizer tokenizer = TextTokenizer.open(folder.resolve("tokenizer.json"), 20)) {
      for (int i = 0; i < goldens.path("captions").size(); i++) {
        String caption = goldens.path("captions").get(i).asText();
        assertThat(
            tokenizer.encode(List.of(caption)).get(0), is(longs(goldens.path("token_ids").get(i))));
      }
    }
  }

  @Test
  void cutsATextLongerThanTheModelTakes() throws Exception {
    try (TwoTower tower =
        TwoTower.load(ModelBundle.open(MODELS.resolve("clip-mini")), Devices.CPU)) {
      String longest = "dog ".repeat(18); // Start and end make it 20.

      float[][] texts = tower.embedTexts(List.of(longest, longest + "cat ".repeat(100)));

      assertThat(Vectors.distance(texts[0], texts[1]), closeTo(0, 1e-6));
    }
  }

  private static long[] longs(JsonNode numbers) {
    return new ObjectMapper().convertValue(numbers, long[].class);
  }

  private static void assertBegins(float[] vector, JsonNode expected) {
    for (int i = 0; i < expected.size(); i++) {
      assertThat((double) vector[i], closeTo(expected.get(i).asDouble(), 1e-5));
    }
  }
}
