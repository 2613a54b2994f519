package org.reelgloss.transforms.select;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.reelgloss.gpu.NpyFile;
import org.reelgloss.gpu.NpyWriter;

/**
 * {@link RetrievalHeads} as {@code heads.npy} in the folder of a selector: a float32 array of four
 * times the heads' rank rows, each as wide as the towers' vectors. First are the rows of {@code
 * imageDown}, then those of {@code imageUp}, {@code textDown} and {@code textUp}. {@code
 * selector.json} names the digest of the numbers, so that another file is refused and other heads
 * make another version of the selector.
 */
public final class RetrievalHeadsFile {
  /** The name of the file. */
  public static final String NAME = "heads.npy";

  private static final int MATRICES = 4;

  private RetrievalHeadsFile() {}

  /**
   * Reads the heads of a selector.
   *
   * @param digest what {@code selector.json} names
   * @throws IllegalArgumentException if the file is missing, broken or another one
   * @throws IOException if it cannot be read
   */
  static RetrievalHeads load(Path folder, String digest) throws IOException {
    Path path = folder.resolve(NAME);
    RetrievalHeads heads = read(path);
    if (!heads.digest().equals(digest)) {
      throw new IllegalArgumentException(
          "%s must be the file that %s was written with, digest %s, but has digest %s"
              .formatted(path, ScoringModel.FILE, digest, heads.digest()));
    }
    return heads;
  }

  private static RetrievalHeads read(Path path) throws IOException {
    try (NpyFile file = NpyFile.open(path)) {
      int rank = file.rows() / MATRICES;
      if (rank == 0 || file.rows() % MATRICES != 0) {
        throw new IllegalArgumentException(
            "number of rows must be a multiple of 4 above 0, but was: " + file.rows());
      }
      return new RetrievalHeads(
          matrix(file, 0, rank),
          matrix(file, rank, rank),
          matrix(file, 2 * rank, rank),
          matrix(file, 3 * rank, rank));
    } catch (IllegalArgumentException refused) {
      throw new IllegalArgumentException(
          path + " does not hold retrieval heads: " + refused.getMessage(), refused);
    }
  }

  private static float[][] matrix(NpyFile file, int first, int rows) throws IOException {
    float[][] matrix = new float[rows][];
    for (int i = 0; i < rows; i++) {
      matrix[i] = file.row(first + i);
    }
    return matrix;
  }

  /** Writes heads into a folder, in place of those that may be there. */
  public static void save(RetrievalHeads heads, Path folder) throws IOException {
    try (NpyWriter out = NpyWriter.create(folder.resolve(NAME), heads.width())) {
      for (float[][] matrix :
          List.of(heads.imageDown(), heads.imageUp(), heads.textDown(), heads.textUp())) {
        for (float[] row : matrix) {
          out.add(row);
        }
      }
    }
  }
}
