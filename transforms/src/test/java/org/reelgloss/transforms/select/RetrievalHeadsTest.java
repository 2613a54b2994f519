package org.reelgloss.transforms.select;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.gpu.NpyWriter;

class RetrievalHeadsTest {
  private static final float[][] NOTHING = {{0, 0, 0}, {0, 0, 0}};
  private static final RetrievalHeads HEADS =
      new RetrievalHeads(
          new float[][] {{1, 0, 0}, {0, 0.5f, 0}},
          new float[][] {{0, 0, 2}, {1, 0, 0}},
          new float[][] {{7, 8, 9}, {10, 11, 12}},
          NOTHING);

  @TempDir private Path folder;

  @Test
  void addWhatPassesThroughTheRankAndKeepTheLengthAtOne() {
    float[] image = HEADS.image(new float[] {0.6f, 0.8f, 0});

    // (0.6, 0.8, 0) + 0.6 * (0, 0, 2) + 0.4 * (1, 0, 0) = (1, 0.8, 1.2)
    double length = Math.sqrt(1 + 0.64 + 1.44);
    assertThat((double) image[0], closeTo(1 / length, 1e-6));
    assertThat((double) image[1], closeTo(0.8 / length, 1e-6));
    assertThat((double) image[2], closeTo(1.2 / length, 1e-6));
    assertThat(HEADS.text(new float[] {0, 1, 0}), is(new float[] {0, 1, 0}));
  }

  @Test
  void areTheSameAfterTheyWereWritten() throws IOException {
    RetrievalHeadsFile.save(HEADS, folder);
    RetrievalHeads read = RetrievalHeadsFile.load(folder, HEADS.digest());

    assertThat(read.imageDown(), is(HEADS.imageDown()));
    assertThat(read.imageUp(), is(HEADS.imageUp()));
    assertThat(read.textDown(), is(HEADS.textDown()));
    assertThat(read.textUp(), is(HEADS.textUp()));
  }

  @Test
  void aFileThatIsBrokenIsRefusedByName() throws IOException {
    Path file = folder.resolve(RetrievalHeadsFile.NAME);
    String prefix = file + " does not hold retrieval heads: ";
    RetrievalHeadsFile.save(HEADS, folder);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 4));
    assertThat(refusal(), startsWith(prefix + file + " must have "));

    write(file, 7, 0);
    assertThat(
        refusal(), is(prefix + "number of rows must be a multiple of 4 above 0, but was: 7"));
    write(file, 4, Float.NaN);
    assertThat(refusal(), is(prefix + "numbers must be finite, but was: NaN"));
  }

  private String refusal() {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> RetrievalHeadsFile.load(folder, ""))
            .getMessage());
  }

  private static void write(Path file, int rows, float value) throws IOException {
    try (NpyWriter out = NpyWriter.create(file, 3)) {
      for (int i = 0; i < rows; i++) {
        out.add(new float[] {value, 0, 0});
      }
    }
  }

  @Test
  void vectorsOfOtherTowersAreRefused() {
    assertThat(
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> HEADS.image(new float[2]))
                .getMessage()),
        is("heads.npy is for vectors of 3 numbers, but was: 2"));
  }

  @Test
  void matricesOfDifferentShapesAreRefused() {
    float[][] other = {{0, 0, 0}};
    assertThat(
        String.valueOf(
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new RetrievalHeads(NOTHING, NOTHING, other, NOTHING))
                .getMessage()),
        is("all ranks must be alike, but was: 1"));
  }
}
