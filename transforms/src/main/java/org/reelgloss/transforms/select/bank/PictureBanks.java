package org.reelgloss.transforms.select.bank;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.reelgloss.gpu.NpyFile;
import org.reelgloss.gpu.NpyWriter;

/**
 * A bank as a folder: {@code pictures.npy}, {@code meanings.npy} and {@code texts.npy} with a row
 * for each picture, {@code features.npy} with the same of a further encoder if there is one, {@code
 * predictor.npy}, {@code words.npy} and {@code regression.npy} with what the bank learned, and
 * {@code captions.tsv} with a line for each picture: its name and its captions, separated by tabs.
 */
public final class PictureBanks {
  private static final String PICTURES = "pictures.npy";
  private static final String MEANINGS = "meanings.npy";
  private static final String TEXTS = "texts.npy";
  private static final String PREDICTOR = "predictor.npy";
  private static final String WORDS = "words.npy";
  private static final String REGRESSION = "regression.npy";
  private static final String FEATURES = "features.npy";
  private static final String CAPTIONS = "captions.tsv";

  private PictureBanks() {}

  /** Tells whether a folder holds a bank that was saved. */
  public static boolean isBank(Path folder) {
    return Files.isRegularFile(folder.resolve(PREDICTOR));
  }

  /**
   * Reads a bank.
   *
   * @throws IllegalArgumentException if files are missing, broken, or do not belong together
   * @throws IOException if one cannot be read
   */
  public static PictureBank load(Path folder) throws IOException {
    List<CaptionedPicture> pictures = pictures(folder);
    CaptionedPicture first = pictures.get(0);
    int meaning = first.meaning().length;
    float[][] predictor = learned(folder.resolve(PREDICTOR), meaning, MEANINGS);
    requireRows(folder.resolve(PREDICTOR), first.vectors().tower().length + 1, predictor.length);
    boolean seen = first.vectors().features().length > 0;
    int numbers = seen ? first.vectors().features().length : first.vectors().tower().length;
    float[][] regression = learned(folder.resolve(REGRESSION), numbers, seen ? FEATURES : PICTURES);
    requireRows(folder.resolve(REGRESSION), numbers, regression.length);
    float[][] words = learned(folder.resolve(WORDS), meaning, MEANINGS);
    return PictureBank.of(pictures, new BankLearning(predictor, words, regression));
  }

  private static float[][] learned(Path file, int length, String as) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          "bank must have what it learned in %s, but has not: train the selector anew"
              .formatted(file));
    }
    float[][] rows = rows(file);
    int found = rows.length == 0 ? 0 : rows[0].length;
    if (found != length) {
      throw new IllegalArgumentException(
          "%s must have rows of %d numbers, as %s, but they have %d"
              .formatted(file, length, as, found));
    }
    return rows;
  }

  /**
   * Reads the pictures of a bank; the files of what it learned from them need not be there.
   *
   * @throws IllegalArgumentException if files are missing, broken, or do not belong together
   * @throws IOException if one cannot be read
   */
  public static List<CaptionedPicture> pictures(Path folder) throws IOException {
    Path captions = folder.resolve(CAPTIONS);
    if (!Files.isRegularFile(captions)) {
      throw new IllegalArgumentException("There is no file of captions at: " + captions);
    }
    List<String> lines = Files.readAllLines(captions);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException(captions + " must have a line for each picture");
    }
    List<PictureVectors> vectors = vectors(folder, lines.size());
    float[][] meanings = rows(folder.resolve(MEANINGS), lines.size());
    float[][] texts = rows(folder.resolve(TEXTS), lines.size());
    List<CaptionedPicture> pictures = new ArrayList<>(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      List<String> fields = List.of(lines.get(i).split("\t", -1));
      if (fields.size() < 2) {
        throw new IllegalArgumentException(
            captions + ":" + (i + 1) + ": must be a name and captions");
      }
      pictures.add(
          new CaptionedPicture(
              fields.get(0),
              vectors.get(i),
              meanings[i],
              texts[i],
              fields.subList(1, fields.size())));
    }
    return pictures;
  }

  private static List<PictureVectors> vectors(Path folder, int count) throws IOException {
    float[][] towers = rows(folder.resolve(PICTURES), count);
    Path file = folder.resolve(FEATURES);
    if (!Files.isRegularFile(file)) {
      return Arrays.stream(towers).map(PictureVectors::of).toList();
    }
    float[][] features = rows(file, count);
    return IntStream.range(0, count)
        .mapToObj(i -> new PictureVectors(towers[i], features[i]))
        .toList();
  }

  private static float[][] rows(Path file, int expected) throws IOException {
    float[][] rows = rows(file);
    requireRows(file, expected, rows.length);
    return rows;
  }

  private static void requireRows(Path file, int expected, int found) {
    if (found != expected) {
      throw new IllegalArgumentException(
          file + " must have " + expected + " rows, but has " + found);
    }
  }

  private static float[][] rows(Path file) throws IOException {
    try (NpyFile array = NpyFile.open(file)) {
      float[][] rows = new float[array.rows()][];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = array.row(i);
      }
      return rows;
    }
  }

  /**
   * Writes a bank; tabs and line breaks in names and captions become blanks.
   *
   * @param folder is made where it is missing
   */
  public static void save(PictureBank bank, Path folder) throws IOException {
    Files.createDirectories(folder);
    List<CaptionedPicture> pictures = bank.pictures();
    List<PictureVectors> vectors = pictures.stream().map(CaptionedPicture::vectors).toList();
    write(folder.resolve(PICTURES), vectors.stream().map(PictureVectors::tower).toList());
    if (vectors.get(0).features().length > 0) {
      write(folder.resolve(FEATURES), vectors.stream().map(PictureVectors::features).toList());
    }
    write(folder.resolve(MEANINGS), pictures.stream().map(CaptionedPicture::meaning).toList());
    write(folder.resolve(TEXTS), pictures.stream().map(CaptionedPicture::text).toList());
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve(CAPTIONS))) {
      for (CaptionedPicture picture : pictures) {
        out.write(plain(picture.name()));
        for (String caption : picture.captions()) {
          out.write('\t' + plain(caption));
        }
        out.write('\n');
      }
    }
    BankLearning learned = bank.learned();
    write(folder.resolve(REGRESSION), List.of(learned.regression()));
    write(folder.resolve(WORDS), List.of(learned.words()));
    write(folder.resolve(PREDICTOR), List.of(learned.predictor())); // The last: it makes a bank.
  }

  private static String plain(String text) {
    return text.replaceAll("[\t\r\n]+", " ");
  }

  private static void write(Path file, List<float[]> rows) throws IOException {
    try (NpyWriter out = NpyWriter.create(file, rows.get(0).length)) {
      for (float[] row : rows) {
        out.add(row);
      }
    }
  }
}
