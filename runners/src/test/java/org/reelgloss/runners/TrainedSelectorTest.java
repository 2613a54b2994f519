package org.reelgloss.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.gpu.NpyWriter;
import org.reelgloss.gpu.TinyBundles;

/** From candidates with references to a selector that chooses among others. */
class TrainedSelectorTest {
  private static final List<String> COLOURS = List.of("red", "green", "blue");
  private static final int PICTURES = 12;

  @TempDir private Path folder;
  private Path images;
  private Path towers;
  private Path encoder;
  private Path bank;

  @BeforeEach
  void paint() throws IOException {
    images = Files.createDirectory(folder.resolve("images"));
    Color[] colours = {Color.RED, Color.GREEN, Color.BLUE};
    for (int i = 0; i < PICTURES; i++) {
      BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_3BYTE_BGR);
      image.setRGB(0, 0, colours[i % 3].getRGB());
      ImageIO.write(image, "png", images.resolve(i + ".png").toFile());
    }
    towers = TinyBundles.twoTower(folder.resolve("towers"));
    encoder = TinyBundles.pictureEncoder(folder.resolve("backbone"));
    bank = Files.createDirectory(folder.resolve("bank"));
    writePart("old", 0, 5);
    writePart("new", 5, 9);
  }

  @Test
  void isMadeOfCandidatesWithReferencesAndChoosesAmongThem() throws IOException {
    Path candidates = writeCandidates();
    Path trained = folder.resolve("trained");

    JsonNode report =
        json(
            "train-selector",
            "--images=" + images,
            "--choices=" + candidates,
            "--base=" + towers,
            "--bank=" + bank,
            "--bank-part=old,new",
            "--picture-encoder=" + encoder,
            "--output=" + trained,
            "--devices=cpu");

    assertThat(report.get("lists").asInt(), is(PICTURES));
    assertThat(report.get("base").asText(), startsWith("towers@"));
    assertThat(report.get("encoder").asText(), startsWith("backbone@"));
    assertThat(report.at("/r1/value").asDouble(), is(1.0));
    assertThat(Files.readAllLines(trained.resolve("bank/captions.tsv")).size(), is(9));

    JsonNode chosen =
        json(
            "evaluate",
            "selection",
            "--images=" + images,
            "--candidates=" + candidates,
            "--selector=" + trained);
    assertThat(chosen.get("bestChosen").asDouble(), is(1.0));
    assertThat(chosen.get("selector").asText(), startsWith("trained@"));
  }

  @Test
  void aPartThatTheBankLacksIsRefused() throws IOException {
    Output output =
        Output.of(
            "train-selector",
            "--images=" + images,
            "--choices=" + writeCandidates(),
            "--base=" + towers,
            "--bank=" + bank,
            "--bank-part=older",
            "--output=" + folder.resolve("trained"),
            "--devices=cpu");

    assertThat(output.code(), is(2));
    assertThat(
        output.errors(),
        containsString("bank-part must be one of [new, old], but was: older, of " + bank));
  }

  private Path writeCandidates() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < PICTURES; i++) {
      String right = caption(i);
      String wrong = caption(i + 1);
      lines.append(
          ("{\"image\": \"%d.png\", \"references\": [\"%s of house %d\"], \"candidates\": ["
                  + "{\"teacher\": \"x\", \"text\": \"%s\"}, {\"teacher\": \"y\", \"text\": \"%s\"}]}%n")
              .formatted(i, right, i, i % 2 == 0 ? right : wrong, i % 2 == 0 ? wrong : right));
    }
    return Files.writeString(folder.resolve("candidates.jsonl"), lines);
  }

  /** Writes pictures of one colour each, as both models see them. */
  private void writePart(String part, int from, int to) throws IOException {
    StringBuilder names = new StringBuilder();
    StringBuilder captions = new StringBuilder();
    try (NpyWriter ofTowers = NpyWriter.create(bank.resolve(part + ".towers.npy"), 4);
        NpyWriter ofEncoder = NpyWriter.create(bank.resolve(part + ".backbone.npy"), 3)) {
      for (int i = from; i < to; i++) {
        float[] vector = {0, 0, 0, 0.25f};
        vector[i % 3] = 2;
        ofTowers.add(vector);
        float[] colour = new float[3];
        colour[i % 3] = 1;
        ofEncoder.add(colour);
        names.append("p%d.png%n".formatted(i));
        captions.append("p%d.png\t0\t%s%n".formatted(i, caption(i)));
        captions.append("p%d.png\t1\tthis is %s%n".formatted(i, caption(i)));
      }
    }
    Files.writeString(bank.resolve(part + ".names.txt"), names);
    Files.writeString(bank.resolve("captions." + part + ".tsv"), captions);
  }

  private static String caption(int colour) {
    return "a " + COLOURS.get(colour % 3) + " wall";
  }

  private static JsonNode json(String... args) throws IOException {
    Output output = Output.of(args);
    assertThat(output.errors(), output.code(), is(0));
    return new ObjectMapper().readTree(output.text());
  }
}
