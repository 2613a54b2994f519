package org.reelgloss.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.gpu.NpyWriter;
import org.reelgloss.gpu.TinyBundles;
import org.reelgloss.transforms.dataset.Dataset;
import org.reelgloss.transforms.storage.OutputRoot;
import org.reelgloss.video.TestFilms;

/** The commands that measure selectors, with a model that knows colours. */
class EvaluateRankingTest {
  private static final List<String> COLOURS = List.of("red", "green", "blue");

  @TempDir private static Path folder;
  private static Path images;
  private static String selector = "";

  @BeforeAll
  static void paintPictures() throws IOException {
    images = Files.createDirectory(folder.resolve("images"));
    Color[] colours = {Color.RED, Color.GREEN, Color.BLUE};
    for (int i = 0; i < 6; i++) {
      BufferedImage image = new BufferedImage(20, 10, BufferedImage.TYPE_3BYTE_BGR);
      Graphics2D graphics = image.createGraphics();
      graphics.setColor(colours[i % 3]);
      graphics.fillRect(0, 0, 20, 10);
      graphics.dispose();
      String kind = i < 3 ? "png" : "jpg";
      ImageIO.write(image, kind, images.resolve(i + "." + kind).toFile());
    }
    selector = "--selector=" + TinyBundles.twoTower(folder.resolve("towers"));
  }

  private static String image(int i) {
    return i + (i < 3 ? ".png" : ".jpg");
  }

  @Test
  void judgementsOfPicturesOfBothFormatsAreAgreedWith() throws IOException {
    JsonNode report =
        json("evaluate", "judgements", "--images=" + images, judgements(""), selector);

    assertThat(report.get("n").asInt(), is(54));
    assertThat(report.get("pairwise").asDouble(), is(1.0));
    assertThat(report.get("r1").asDouble(), is(1.0));
    assertThat(report.get("selector").asText(), startsWith("towers@"));
    assertThat(report.at("/intervals/tauC").size(), is(2));
    assertThat(report.get("problems").size(), is(0));
  }

  @Test
  void badRowsAreNamedByTheirLines() throws IOException {
    String table = judgements("gone.png\tx#0\ta red wall\t1\t1\t1\n0.png\tx#9\tred\t1\t9\t1\n");

    JsonNode report = json("evaluate", "judgements", "--images=" + images, table, selector);

    assertThat(report.get("problemCount").asInt(), is(2));
    assertThat(report.at("/problems/0/line").asInt(), is(21));
    assertThat(report.at("/problems/1/line").asInt(), is(20));
    assertThat(report.at("/problems/1/what").asText(), containsString("gone.png"));
  }

  @Test
  void whatCannotBeMeasuredIsWrongUsage() throws IOException {
    Path table = Files.writeString(folder.resolve("wrong.tsv"), "a\tb\n");
    refuses(
        "must begin with the columns",
        "evaluate",
        "judgements",
        "--images=" + images,
        "--judgements=" + table);
    refuses("images must be a folder", "evaluate", "judgements", "--images=none", judgements(""));
    refuses("either DIR and --selector", "evaluate", "retrieval", "--images=a.npy");
  }

  private static void refuses(String why, String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.add(selector);
    Output output = Output.of(all.toArray(String[]::new));
    assertThat(output.code(), is(2));
    assertThat(output.errors(), containsString(why));
  }

  @Test
  void choicesAmongCandidatesAreWorthWhatTheReferencesSay() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      String right = "a %s wall of house %d".formatted(COLOURS.get(i % 3), i);
      String wrong = "a dark wall of tree %d".formatted(i);
      lines.append(
          ("{\"image\": \"%s\", \"references\": [\"%s\"], \"candidates\": [{\"teacher\": \"x\","
                  + " \"text\": \"%s\"}, {\"teacher\": \"y\", \"text\": \"%s\"}]}%n")
              .formatted(image(i), right, i % 2 == 0 ? right : wrong, i % 2 == 0 ? wrong : right));
    }
    Path file = Files.writeString(folder.resolve("candidates.jsonl"), lines);

    JsonNode report =
        json("evaluate", "selection", "--images=" + images, "--candidates=" + file, selector);

    assertThat(report.get("bestChosen").asDouble(), is(1.0));
    assertThat(report.get("headroom").asDouble(), is(1.0));
    assertThat(report.at("/chosen/x").asInt(), is(3));
    assertThat(report.at("/cider/oracle").asDouble(), is(report.at("/cider/selected").asDouble()));
  }

  @Test
  void vectorsInFilesFindOneAnother() throws IOException {
    Path vectors = folder.resolve("vectors.npy");
    try (NpyWriter writer = NpyWriter.create(vectors, 2)) {
      writer.add(new float[] {1, 0});
      writer.add(new float[] {0, 1});
    }
    Path pairs = Files.writeString(folder.resolve("pairs.tsv"), "0\t1\n1\t0\n");
    String[] files = {"--images=" + vectors, "--texts=" + vectors};

    JsonNode same = json("evaluate", "retrieval", files[0], files[1]);
    JsonNode crossed = json("evaluate", "retrieval", files[0], files[1], "--pairs=" + pairs);

    assertThat(same.at("/imageToText/r1").asDouble(), is(1.0));
    assertThat(crossed.at("/textToImage/r1").asDouble(), is(0.0));
    assertThat(crossed.at("/textToImage/medianRank").asDouble(), is(2.0));
  }

  @Test
  void clipsOfADatasetFindTheirCaptions() throws IOException {
    Path in = Files.createDirectory(folder.resolve("in"));
    TestFilms.shots(in.resolve("film.mp4"), 80, 90);
    Path out = folder.resolve("out");
    String teacher = TinyBundles.captioner(folder.resolve("captioner"), "wall").toString();
    Output run =
        Output.of(
            "curate",
            "--input=" + in,
            "--output=" + out,
            "--runner=direct",
            "--teachers=" + teacher,
            selector);
    assertThat(run.errors(), run.code(), is(0));

    JsonNode report = json("evaluate", "retrieval", out.toString(), selector);

    assertThat(report.get("images").asInt(), is(greaterThan(0)));
    assertThat(report.at("/imageToText/r10").asDouble(), is(1.0));
    Output table = Output.of("evaluate", "retrieval", out.toString(), selector, "--format=table");
    assertThat(table.text(), allOf(startsWith("ranked "), containsString("texts for a picture")));
    selectsAmongCandidatesOfClips(out);
    Path other = TinyBundles.twoTower(folder.resolve("others"));
    Files.writeString(other.resolve("config.json"), "{\"projection_dim\": 4}");
    Output refused = Output.of("evaluate", "retrieval", out.toString(), "--selector=" + other);
    assertThat(refused.code(), is(2));
    assertThat(refused.errors(), containsString("selector must be what made theirs: towers@"));
  }

  private static void selectsAmongCandidatesOfClips(Path out) throws IOException {
    StringBuilder lines = new StringBuilder();
    Dataset.open(OutputRoot.of(out.toString()))
        .clips(
            clip ->
                lines.append(
                    ("{\"clip\": \"%s\", \"references\": [\"a dark wall\"],"
                            + " \"candidates\": [{\"teacher\": \"x\", \"text\": \"a wall\"}]}%n")
                        .formatted(clip.getClip().getClipId())));
    lines
        .append("{\"clip\": \"gone\", \"references\": [\"a\"], \"candidates\": [")
        .append("{\"teacher\": \"x\", \"text\": \"a\"}]}");
    Path file = Files.writeString(folder.resolve("clips.jsonl"), lines);

    JsonNode report =
        json("evaluate", "selection", "--dataset=" + out, "--candidates=" + file, selector);

    assertThat(report.get("n").asLong(), is(lines.toString().lines().count() - 1));
    assertThat(report.get("problemCount").asInt(), is(1));
  }

  /** Three captions of each picture, of which one names its colour, and what else is given. */
  private static String judgements(String more) throws IOException {
    StringBuilder table =
        new StringBuilder("image\tcaption_id\tcaption\trating1\trating2\trating3\n");
    for (int i = 0; i < 6; i++) {
      for (int colour = 0; colour < 3; colour++) {
        String ratings = colour == i % 3 ? "4\t4\t3" : "1\t1\t1";
        table.append(
            "%s\tx#%d\ta %s wall\t%s\n".formatted(image(i), colour, COLOURS.get(colour), ratings));
      }
    }
    Path file = Files.createTempFile(folder, "judgements", ".tsv");
    return "--judgements=" + Files.writeString(file, table.append(more));
  }

  private static JsonNode json(String... args) throws IOException {
    Output output = Output.of(args);
    assertThat(output.errors(), output.code(), is(0));
    return new ObjectMapper().readTree(output.text());
  }
}
