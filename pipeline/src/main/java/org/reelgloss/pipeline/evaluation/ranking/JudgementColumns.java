package org.reelgloss.pipeline.evaluation.ranking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the columns of a table of judgements mean, and the rules for what is in them. */
final class JudgementColumns {
  private static final List<String> COMMON = List.of("image", "caption_id", "caption");
  private static final List<String> CROWD = List.of("share_yes", "yes", "no");

  /** A share is written with fifteen digits, or with a few. */
  private static final double SHARE_TOLERANCE = 0.005;

  private final RatedCaption.Kind kind;
  private final List<String> names;

  private JudgementColumns(RatedCaption.Kind kind, List<String> names) {
    this.kind = kind;
    this.names = names;
  }

  /**
   * Returns the columns that a first line names.
   *
   * @throws IllegalArgumentException if these are no judgements
   */
  static JudgementColumns of(String file, String header) {
    List<String> names = Arrays.asList(header.split("\t", -1));
    int common = COMMON.size();
    if (names.size() > common && names.subList(0, common).equals(COMMON)) {
      List<String> rest = names.subList(common, names.size());
      if (rest.equals(CROWD)) {
        return new JudgementColumns(RatedCaption.Kind.CROWD, names);
      }
      if (rest.equals(ratings(rest.size()))) {
        return new JudgementColumns(RatedCaption.Kind.EXPERT, names);
      }
    }
    throw new IllegalArgumentException(
        file
            + " must begin with the columns image, caption_id, caption and either rating1, rating2,"
            + " ... or share_yes, yes, no, all separated by tabs, but begins with: "
            + header);
  }

  private static List<String> ratings(int count) {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      names.add("rating" + i);
    }
    return names;
  }

  /**
   * Returns what a line says.
   *
   * @throws BadLineException if it cannot be used
   */
  RatedCaption row(String file, long line, String text) throws BadLineException {
    String[] cells = text.split("\t", -1);
    if (cells.length != names.size()) {
      throw new BadLineException("must have " + names.size() + " columns, but has " + cells.length);
    }
    for (int i = 0; i < cells.length; i++) {
      if (cells[i].isBlank()) {
        throw new BadLineException(names.get(i) + " is missing");
      }
    }
    List<Double> ratings = new ArrayList<>();
    int votes = 0;
    if (kind == RatedCaption.Kind.CROWD) {
      votes = count("yes", cells[4]) + count("no", cells[5]);
      ratings.add(share(cells, votes));
    } else {
      for (int i = COMMON.size(); i < cells.length; i++) {
        ratings.add(kind.toUnit(rating(names.get(i), cells[i])));
        votes++;
      }
    }
    return new RatedCaption(cells[0], cells[1], cells[2].strip(), kind, ratings, votes, file, line);
  }

  private static double share(String[] cells, int votes) throws BadLineException {
    double stated = number("share_yes", cells[3], 0, 1);
    if (votes == 0) {
      throw new BadLineException("yes and no must not both be 0");
    }
    double share = (double) count("yes", cells[4]) / votes;
    if (Math.abs(share - stated) > SHARE_TOLERANCE) {
      throw new BadLineException(
          "share_yes contradicts yes and no: %s is not %s of %d"
              .formatted(cells[3], cells[4], votes));
    }
    return share;
  }

  private double rating(String name, String cell) throws BadLineException {
    double rating = number(name, cell, kind.lowest(), kind.highest());
    if (rating != Math.rint(rating)) {
      throw new BadLineException(name + " must be a whole number, but was: " + cell);
    }
    return rating;
  }

  private static int count(String name, String cell) throws BadLineException {
    double count = number(name, cell, 0, 1_000_000);
    if (count != Math.rint(count)) {
      throw new BadLineException(name + " must be a whole number, but was: " + cell);
    }
    return (int) count;
  }

  private static double number(String name, String cell, double lowest, double highest)
      throws BadLineException {
    double number;
    try {
      number = Double.parseDouble(cell);
    } catch (NumberFormatException notANumber) {
      throw new BadLineException(name + " must be a number, but was: " + cell, notANumber);
    }
    if (!(number >= lowest && number <= highest)) {
      throw new BadLineException(
          "%s must be in [%.0f, %.0f], but was: %s".formatted(name, lowest, highest, cell));
    }
    return number;
  }
}
