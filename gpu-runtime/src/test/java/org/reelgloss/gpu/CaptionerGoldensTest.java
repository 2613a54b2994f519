package org.reelgloss.gpu;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reelgloss.video.RgbImage;

@Tag("test-data")
class CaptionerGoldensTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final Path MODELS =
      Path.of(String.valueOf(System.getenv("REELGLOSS_TEST_DATA")), "models");

  @ParameterizedTest
  @CsvSource({"captioner-a, 1", "captioner-a, 3", "captioner-b, 1", "captioner-b, 3"})
  void saysWhatTheReferenceImplementationSays(String name, int beams) throws Exception {
    JsonNode cases = goldens(MODELS.resolve(name)).path("cases");
    List<RgbImage> images = new ArrayList<>();
    for (JsonNode golden : cases) {
      images.add(image(golden.path("image").asText()));
    }

    try (Captioner captioner =
        Captioner.load(
            ModelBundle.open(MODELS.resolve(name)), new GenerationOptions(beams, 0), Devices.CPU)) {
      List<Captioner.Caption> captions = captioner.caption(images, PATIENCE);
      List<Hypothesis> hypotheses =
          captioner.generate(images, PATIENCE).stream().map(Answered::answer).toList();

      for (int i = 0; i < cases.size(); i++) {
        JsonNode golden = cases.get(i).path(beams == 1 ? "greedy" : "beam3");
        assertThat(captions.get(i).text(), is(golden.path("caption").asText()));
        assertThat(
            hypotheses.get(i).tokens(),
            equalTo(new ObjectMapper().treeToValue(golden.path("ids"), int[].class)));
        assertThat(
            hypotheses.get(i).logProbability(),
            closeTo(golden.path("sum_logprob").asDouble(), 1e-3));
        if (beams == 3) {
          assertThat(captions.get(i).score(), closeTo(golden.path("score").asDouble(), 1e-4));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"captioner-a", "captioner-b"})
  void saysTheSameOfAPictureAloneAndAmongOthers(String name) throws Exception {
    List<RgbImage> images = new ArrayList<>();
    for (JsonNode golden : goldens(MODELS.resolve(name)).path("cases")) {
      images.add(image(golden.path("image").asText()));
    }

    try (Captioner captioner =
        Captioner.load(
            ModelBundle.open(MODELS.resolve(name)), GenerationOptions.OF_BUNDLE, Devices.CPU)) {
      List<String> together =
          captioner.caption(images, PATIENCE).stream().map(Captioner.Caption::text).toList();
      List<String> alone = new ArrayList<>();
      for (RgbImage image : images) {
        alone.add(captioner.caption(List.of(image), PATIENCE).get(0).text());
      }

      assertThat(together, contains(alone.toArray(new String[0])));
    }
  }

  private static JsonNode goldens(Path bundle) throws IOException {
    return new ObjectMapper().readTree(bundle.resolve("goldens.json").toFile());
  }

  private static RgbImage image(String name) throws IOException {
    Path png = MODELS.resolve("golden-images").resolve(name.replace(".jpg", ".png"));
    return RgbImage.decode(Files.readAllBytes(png));
  }
}
