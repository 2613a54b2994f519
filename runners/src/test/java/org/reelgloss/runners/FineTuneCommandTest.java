package org.reelgloss.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.gpu.ModelBundle;
import org.reelgloss.gpu.TinyBundles;

class FineTuneCommandTest {
  private static final int PICTURES = 40;

  @TempDir private Path folder;

  @Test
  void writesABundleThatKnowsMoreOfWhatPeopleChose() throws IOException {
    Path towers = TinyBundles.trainableTowers(folder.resolve("towers"));
    Path tuned = folder.resolve("tuned");

    Output output =
        fineTune(
            "--images=" + pictures(),
            "--choices=" + choices(),
            "--base=" + towers,
            "--output=" + tuned,
            "--rate=0.05",
            "--epochs=40",
            "--devices=cpu");

    assertThat(output.errors(), output.code(), is(0));
    JsonNode report = new ObjectMapper().readTree(output.text());
    assertThat(report.at("/r1/value").asDouble(), is(1.0));
    assertThat(report.at("/r1Before/value").asDouble(), is(0.0));
    assertThat(report.path("device").asText(), is("cpu"));
    assertThat(ModelBundle.open(tuned).kind(), is(ModelBundle.Kind.TWO_TOWER));
  }

  @Test
  void towersInOnnxAreRefused() throws IOException {
    Path towers = TinyBundles.twoTower(folder.resolve("towers"));

    Output output =
        fineTune(
            "--images=" + pictures(),
            "--choices=" + choices(),
            "--base=" + towers,
            "--output=" + folder.resolve("tuned"),
            "--devices=cpu");

    assertThat(output.code(), is(2));
    assertThat(output.errors(), containsString("base must be TorchScript, vision_model.pt"));
  }

  @Test
  void aRateThatIsNoneIsRefused() throws IOException {
    Output output =
        fineTune(
            "--images=" + pictures(),
            "--base=" + folder,
            "--output=" + folder.resolve("tuned"),
            "--rate=0");

    assertThat(output.code(), is(2));
    assertThat(output.errors(), containsString("rate must be above 0, but was: 0"));
  }

  private static Output fineTune(String... flags) {
    List<String> all = new ArrayList<>(List.of("models", "fine-tune"));
    all.addAll(List.of(flags));
    return Output.of(all.toArray(new String[0]));
  }

  /** Makes red and green ones in turn. */
  private Path pictures() throws IOException {
    Path images = Files.createDirectories(folder.resolve("images"));
    for (int i = 0; i < PICTURES; i++) {
      BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_3BYTE_BGR);
      for (int pixel = 0; pixel < 64; pixel++) {
        image.setRGB(pixel % 8, pixel / 8, (i % 2 == 0 ? Color.RED : Color.GREEN).getRGB());
      }
      ImageIO.write(image, "png", images.resolve(i + ".png").toFile());
    }
    return images;
  }

  private Path choices() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < PICTURES; i++) {
      lines.append(
          """
          {"image": "%d.png", "best": "%s", "candidates": [\
          {"teacher": "a", "text": "red", "good": %b}, {"teacher": "b", "text": "green", "good": %b}]}
          """
              .formatted(i, i % 2 == 0 ? "a" : "b", i % 2 == 0, i % 2 == 1));
    }
    return Files.writeString(folder.resolve("choices.jsonl"), lines);
  }
}
