package org.reelgloss.pipeline.review;

import org.reelgloss.schemas.DroppedRange;

/** Says in words why a range of a video became no clip. */
final class DropWords {
  private DropWords() {}

  /** Returns a line such as {@code 3.2–4.9 s dropped: still, distance 0.03 below 0.15}. */
  static String line(DroppedRange drop, FrameClock clock) {
    return Figures.range(clock.millis(drop.getStartFrame()), clock.millis(drop.getEndFrame()))
        + " dropped: "
        + drop.getReason()
        + measured(drop);
  }

  private static String measured(DroppedRange drop) {
    if (drop.getLimit() == 0 && drop.getValue() == 0) {
      return "";
    }
    String relation = drop.getValue() < drop.getLimit() ? " below " : " above ";
    int decimals = decimals(drop);
    String value = Figures.number(drop.getValue(), decimals);
    String limit = Figures.number(drop.getLimit(), decimals);
    return switch (drop.getReason()) {
      case "still", "redundant", "transition" -> ", distance " + value + relation + limit;
      case "short", "long" -> ", " + value + " s" + relation + limit + " s";
      case "trim" -> ", " + Figures.number(100 * drop.getValue(), 0) + " % off an event's end";
      default -> ", " + value + relation + limit;
    };
  }

  /** As few as tell the value from the limit. */
  private static int decimals(DroppedRange drop) {
    int decimals = 2;
    while (decimals < 6
        && Figures.number(drop.getValue(), decimals)
            .equals(Figures.number(drop.getLimit(), decimals))) {
      decimals++;
    }
    return decimals;
  }
}
