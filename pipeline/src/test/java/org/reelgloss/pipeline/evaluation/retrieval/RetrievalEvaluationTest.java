package org.reelgloss.pipeline.evaluation.retrieval;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.gpu.Devices;
import org.reelgloss.gpu.ModelBundle;
import org.reelgloss.gpu.NpyFile;
import org.reelgloss.gpu.NpyWriter;
import org.reelgloss.gpu.TwoTower;

class RetrievalEvaluationTest {
  @TempDir private Path folder;

  @Test
  void ranksOfBothSidesAreThoseByHand() throws IOException {
    float[][] images = {{1, 0}, {0, 3}, {1, 1}};
    float[][] texts = {{2, 0}, {1, 1}, {1, 0.5f}};

    RetrievalReport report = evaluate(images, texts, CorrectPairs.sameRows(3));

    // The right texts of the pictures come 1st, 1st and 2nd. Of the second text the third picture
    // is better than the right one, and the first one is as good.
    assertThat(report.imageToText(), is(new RetrievalReport.Direction(3, 2 / 3.0, 1, 1, 1)));
    assertThat(report.textToImage(), is(new RetrievalReport.Direction(3, 2 / 3.0, 1, 1, 1)));
  }

  @Test
  void equalProductsShareTheirPlaces() throws IOException {
    float[][] image = {{1, 0}};
    float[][] texts = {{1, 0}, {2, 0}, {3, 0}, {0, 1}};

    RetrievalReport report = evaluate(image, texts, CorrectPairs.of(LongStream.of(0)));

    assertThat(report.imageToText(), is(new RetrievalReport.Direction(1, 1 / 3.0, 1, 1, 2)));
    assertThat(report.textToImage(), is(new RetrievalReport.Direction(1, 1, 1, 1, 1)));
  }

  @Test
  void theBestOfSeveralRightTextsCountsAndTheOthersAreNotInItsWay() throws IOException {
    float[][] images = {{1, 0}, {0, 1}};
    float[][] texts = {{1, 0.2f}, {1, 0.1f}, {1, 0}, {0, 1}}; // The third, a wrong one, is best.
    CorrectPairs pairs =
        CorrectPairs.of(
            LongStream.of(
                CorrectPairs.pair(0, 0), CorrectPairs.pair(0, 1), CorrectPairs.pair(0, 1)));

    RetrievalReport report = evaluate(images, texts, pairs);

    assertThat(report.pairs(), is(2));
    assertThat(report.imageToText(), is(new RetrievalReport.Direction(1, 0, 1, 1, 2)));
    assertThat(report.textToImage(), is(new RetrievalReport.Direction(2, 1, 1, 1, 1)));
  }

  @Test
  void anyNumberOfRowsAndDimensionsGivesTheRanksOfSorting() throws IOException {
    Random random = new Random(7);
    for (int dimensions : new int[] {1, 3, 4, 9}) {
      float[][] images = coarse(random, 300, dimensions);
      float[][] texts = coarse(random, 600, dimensions);
      long[] pairs =
          random
              .ints(700, 0, 300)
              .mapToLong(image -> CorrectPairs.pair(image, random.nextInt(600)))
              .toArray();

      RetrievalReport report = evaluate(images, texts, CorrectPairs.of(LongStream.of(pairs)));

      assertThat(report.imageToText(), is(naive(images, texts, pairs, false)));
      assertThat(report.textToImage(), is(naive(texts, images, pairs, true)));
    }
  }

  /** Vectors of few values, so that many products are equal. */
  private static float[][] coarse(Random random, int rows, int dimensions) {
    float[][] vectors = new float[rows][dimensions];
    for (float[] vector : vectors) {
      for (int i = 0; i < dimensions; i++) {
        vector[i] = random.nextInt(4) - 1;
      }
      vector[0] += 4;
    }
    return vectors;
  }

  private static RetrievalReport.Direction naive(
      float[][] askers, float[][] partners, long[] pairs, boolean turned) {
    List<Place> places = new ArrayList<>();
    for (int asker = 0; asker < askers.length; asker++) {
      boolean[] right = new boolean[partners.length];
      for (long pair : pairs) {
        int image = (int) (pair >>> 32);
        int text = (int) pair;
        if ((turned ? text : image) == asker) {
          right[turned ? image : text] = true;
        }
      }
      float best = Float.NEGATIVE_INFINITY;
      float[] products = new float[partners.length];
      for (int i = 0; i < partners.length; i++) {
        products[i] = TextBlock.product(unit(askers[asker]), unit(partners[i]));
        best = right[i] ? Math.max(best, products[i]) : best;
      }
      int better = 0;
      int equals = 0;
      boolean any = false;
      for (int i = 0; i < partners.length; i++) {
        any |= right[i];
        better += products[i] > best ? 1 : 0;
        equals += !right[i] && products[i] == best ? 1 : 0;
      }
      if (any) {
        places.add(new Place(better, equals));
      }
    }
    return RetrievalReport.Direction.of(places);
  }

  private static float[] unit(float[] vector) {
    double sum = 0;
    for (float number : vector) {
      sum += (double) number * number;
    }
    float[] unit = new float[vector.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = (float) (vector[i] / Math.sqrt(sum));
    }
    return unit;
  }

  @Test
  void aVectorWithoutDirectionIsNamed() {
    for (float[] bad : new float[][] {{0, 0}, {Float.NaN, 1}, {Float.POSITIVE_INFINITY, 1}}) {
      IllegalArgumentException refused =
          assertThrows(
              IllegalArgumentException.class,
              () ->
                  evaluate(
                      new float[][] {{1, 0}, {0, 1}},
                      new float[][] {{1, 0}, bad},
                      CorrectPairs.of(LongStream.of(0))));
      assertThat(
          refused.getMessage(), allOf(containsString("row 1 of "), containsString("texts.npy")));
    }
  }

  @Test
  void vectorsOfDifferentLengthsAreRefused() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                evaluate(
                    new float[][] {{1, 0}}, new float[][] {{1, 0, 0}}, CorrectPairs.sameRows(1)));
    assertThat(refused.getMessage(), containsString("2 and 3"));
  }

  @Test
  void pairsAreReadFromLines() throws IOException {
    Path file = Files.writeString(folder.resolve("pairs.tsv"), "0\t1\n1\t0\n\n0\t1\n");

    CorrectPairs pairs = CorrectPairs.read(file, 2, 2);

    assertThat(pairs.count(), is(2));
    assertThat(pairs.image(1), is(1));
    assertThat(pairs.text(1), is(0));
  }

  @Test
  void aPairThatCannotBeIsNamedWithItsLine() throws IOException {
    Path file = folder.resolve("pairs.tsv");
    for (String wrong : List.of("0\t2", "2\t0", "0", "a\tb", "-1\t0", "0\t1\t2")) {
      Files.writeString(file, "0\t0\n" + wrong + "\n");
      IllegalArgumentException refused =
          assertThrows(IllegalArgumentException.class, () -> CorrectPairs.read(file, 2, 2));
      assertThat(refused.getMessage(), containsString("pairs.tsv:2: "));
    }
    Files.writeString(file, "\n");
    assertThrows(IllegalArgumentException.class, () -> CorrectPairs.read(file, 2, 2));
  }

  @Test
  @Tag("test-data")
  void picturesOfFlickr8kFindTheirCaptions() throws Exception {
    Path data = Path.of(System.getenv("REELGLOSS_TEST_DATA"));
    List<String> names = Files.readAllLines(data.resolve("flickr8k/features/dev.names.txt"));
    List<String> texts = new ArrayList<>();
    LongStream.Builder pairs = LongStream.builder();
    for (String line : Files.readAllLines(data.resolve("flickr8k/captions.dev.tsv"))) {
      String[] cells = line.split("\t", 3);
      pairs.add(CorrectPairs.pair(names.indexOf(cells[0]), texts.size()));
      texts.add(cells[2]);
    }
    float[][] embedded;
    try (TwoTower model =
        TwoTower.load(ModelBundle.open(data.resolve("models/clip-mini")), Devices.CPU)) {
      embedded = model.embedTexts(texts);
    }

    RetrievalReport report;
    try (NpyFile images = NpyFile.open(data.resolve("flickr8k/features/dev.clip_mini.npy"));
        NpyFile captions = NpyFile.open(write("texts.npy", embedded))) {
      report = RetrievalEvaluation.of(images, captions, CorrectPairs.of(pairs.build()));
    }

    RetrievalReport.Direction found = report.imageToText();
    // Captions that differ in a full stop are as good to a hundred millionth.
    assertThat(found.r1(), closeTo(0.267, 0.001));
    assertThat(found.r5(), is(0.522));
    assertThat(found.r10(), is(0.638));
  }

  private RetrievalReport evaluate(float[][] images, float[][] texts, CorrectPairs pairs)
      throws IOException {
    try (NpyFile imageFile = NpyFile.open(write("images.npy", images));
        NpyFile textFile = NpyFile.open(write("texts.npy", texts))) {
      return RetrievalEvaluation.of(imageFile, textFile, pairs);
    }
  }

  private Path write(String name, float[][] rows) throws IOException {
    Path path = folder.resolve(name);
    try (NpyWriter writer = NpyWriter.create(path, rows[0].length)) {
      for (float[] row : rows) {
        writer.add(row);
      }
    }
    return path;
  }
}
