package org.reelgloss.pipeline.evaluation.retrieval;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Which texts are right for which pictures; several may be right for one, and none may be. Rows are
 * counted from 0.
 */
public final class CorrectPairs {
  private static final Pattern LINE = Pattern.compile("\\s*(\\d{1,9})\\s+(\\d{1,9})\\s*");

  private final int[] images;
  private final int[] texts;

  private CorrectPairs(long[] coded) {
    long[] sorted = Arrays.stream(coded).sorted().distinct().toArray();
    images = Arrays.stream(sorted).mapToInt(pair -> (int) (pair >>> Integer.SIZE)).toArray();
    texts = Arrays.stream(sorted).mapToInt(pair -> (int) pair).toArray();
  }

  /** Returns the pairs of each row with that of the same number. */
  public static CorrectPairs sameRows(int rows) {
    return of(IntStream.range(0, rows).mapToLong(row -> pair(row, row)));
  }

  /** Returns pairs that {@link #pair} made; those that come again count once. */
  public static CorrectPairs of(LongStream pairs) {
    return new CorrectPairs(pairs.toArray());
  }

  /** Returns a picture and a text as one number. */
  public static long pair(int image, int text) {
    return (long) image << Integer.SIZE | text;
  }

  /**
   * Reads pairs from lines with the row of a picture, a tab, and the row of a text.
   *
   * @param imageRows number of pictures
   * @param textRows number of texts
   * @throws IllegalArgumentException with the line, if one is formed otherwise or there is no such
   *     row, or if there are no pairs at all
   */
  public static CorrectPairs read(Path file, int imageRows, int textRows) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("pairs must be a file, but there is none at: " + file);
    }
    LongStream.Builder pairs = LongStream.builder();
    int number = 0;
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          pairs.add(parse(file + ":" + number, line, imageRows, textRows));
        }
      }
    }
    CorrectPairs read = of(pairs.build());
    if (read.count() == 0) {
      throw new IllegalArgumentException(
          "pairs must name at least one pair, but are empty: " + file);
    }
    return read;
  }

  private static long parse(String place, String line, int imageRows, int textRows) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          place + ": must be the row of a picture, a tab and the row of a text, but was: " + line);
    }
    int image = Integer.parseInt(matcher.group(1));
    int text = Integer.parseInt(matcher.group(2));
    if (image >= imageRows || text >= textRows) {
      throw new IllegalArgumentException(
          "%s: rows must be below %d and %d, but were: %d and %d"
              .formatted(place, imageRows, textRows, image, text));
    }
    return pair(image, text);
  }

  /** Returns the number of pairs. */
  public int count() {
    return images.length;
  }

  /** Returns the picture of a pair; pairs are in the order of pictures. */
  int image(int pair) {
    return images[pair];
  }

  int text(int pair) {
    return texts[pair];
  }
}
