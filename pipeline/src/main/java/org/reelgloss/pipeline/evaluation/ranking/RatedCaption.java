package org.reelgloss.pipeline.evaluation.ranking;

import java.util.List;

/**
 * A caption of a picture that people rated.
 *
 * @param image name of the picture's file
 * @param captionId whose caption it is, as {@code image#number}
 * @param caption not blank
 * @param kind who rated
 * @param ratings at least one, each in [0, 1], where 1 fits best; for the crowd the share of those
 *     who said yes
 * @param votes number of people who rated, at least 1
 * @param file name of the file it was read from
 * @param line in that file, counted from 1
 */
public record RatedCaption(
    String image,
    String captionId,
    String caption,
    Kind kind,
    List<Double> ratings,
    int votes,
    String file,
    long line) {
  /** Who rated, and on which scale. */
  public enum Kind {
    /** A few trained people, each from 1 to 4. */
    EXPERT(1, 4),
    /** Many people, each yes or no; the rating is the share of yes. */
    CROWD(0, 1);

    private final double lowest;
    private final double highest;

    Kind(double lowest, double highest) {
      this.lowest = lowest;
      this.highest = highest;
    }

    /** Returns the lowest rating of the file. */
    public double lowest() {
      return lowest;
    }

    /** Returns the highest rating of the file. */
    public double highest() {
      return highest;
    }

    /** Returns a rating of the file on the scale [0, 1]. */
    public double toUnit(double raw) {
      return (raw - lowest) / (highest - lowest);
    }

    /** Returns a rating in [0, 1] on the scale of the file. */
    public double toRaw(double unit) {
      return lowest + unit * (highest - lowest);
    }
  }

  public RatedCaption {
    ratings = List.copyOf(ratings);
  }

  /** Returns the mean of the ratings, in [0, 1]. */
  public double mean() {
    return ratings.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  /** Tells whether the caption was written for this very picture. */
  public boolean isOwn() {
    int number = captionId.lastIndexOf('#');
    return image.equals(number < 0 ? captionId : captionId.substring(0, number));
  }
}
