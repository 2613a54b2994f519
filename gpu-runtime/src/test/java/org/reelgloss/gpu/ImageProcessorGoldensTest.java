package org.reelgloss.gpu;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reelgloss.video.RgbImage;

/** The expected values are the library transformers'; {@code pixels/make.py} made them. */
class ImageProcessorGoldensTest {
  @ParameterizedTest
  @MethodSource("goldens")
  void givesTheValuesOfTheModelsOwnProcessor(JsonNode golden) {
    ImageProcessor processor = ImageProcessor.of(golden.path("config"));

    float[] values = processor.process(picture(golden));

    assertThat(
        new int[] {3, processor.height(), processor.width()},
        is(new ObjectMapper().convertValue(golden.path("shape"), int[].class)));
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    assertThat(sum / values.length, closeTo(golden.path("mean").asDouble(), 1e-4));
    for (int i = 0; i < golden.path("sample").size(); i++) {
      int at = (int) (104_729L * i % values.length);
      assertThat(
          "value " + at,
          (double) values[at],
          closeTo(golden.path("sample").get(i).asDouble(), 1e-3));
    }
  }

  static Stream<JsonNode> goldens() throws IOException {
    try (InputStream in =
        ImageProcessorGoldensTest.class.getResourceAsStream("/pixels/goldens.json")) {
      JsonNode goldens = new ObjectMapper().readTree(in);
      return StreamSupport.stream(goldens.spliterator(), false);
    }
  }

  private static RgbImage picture(JsonNode golden) {
    int width = golden.path("width").asInt();
    int height = golden.path("height").asInt();
    int step = golden.path("grey").asBoolean() ? 0 : 50;
    byte[] pixels = new byte[3 * width * height];
    int at = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int channel = 0; channel < 3; channel++) {
          pixels[at++] = (byte) ((7 * x + 13 * y + step * channel) ^ (x * y));
        }
      }
    }
    return new RgbImage(width, height, pixels);
  }
}
