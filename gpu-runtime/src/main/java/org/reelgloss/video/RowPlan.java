package org.reelgloss.video;

import java.util.ArrayList;
import java.util.List;

/**
 * Which rows of a 4:2:0 picture a bilinear reduction reads, in groups that can be converted at
 * once, so that the other rows need not be converted. Follows OpenCV's INTER_LINEAR: output row
 * {@code y} lies at {@code (y + 0.5) * from / to - 0.5} and reads the row below and the one above.
 */
final class RowPlan {
  /**
   * Rows {@code first}, {@code first + step}, ...; the halved chroma row of each lies {@code
   * chromaStep} below that of the one before.
   */
  record Group(int first, int step, int chromaStep, int count) {}

  private static final int MOST_GROUPS = 16;

  private final List<Group> groups;

  private RowPlan(List<Group> groups) {
    this.groups = groups;
  }

  /**
   * Returns the groups, of at least two rows each; empty where converting the whole picture costs
   * no more.
   *
   * @param from rows of the picture
   * @param to rows that it is reduced to
   */
  static RowPlan of(int from, int to) {
    if (from >= 2 * to) {
      List<Group> regular = regular(from, to);
      if (regular.size() <= MOST_GROUPS) {
        return new RowPlan(regular);
      }
    }
    return new RowPlan(from >= 4 * to ? pairs(from, to) : List.of());
  }

  /** Groups of far apart rows, where the pattern of rows repeats soon. */
  private static List<Group> regular(int from, int to) {
    int divisor = gcd(from, to);
    int period = to / divisor; // Output rows after which the pattern repeats,
    int advance = from / divisor; // and how many rows the source goes on in that time.
    if (advance % 2 != 0) {
      period *= 2;
      advance *= 2;
    }
    List<Group> groups = new ArrayList<>();
    for (int phase = 0; phase < period && groups.size() <= MOST_GROUPS; phase++) {
      int count = (to - phase + period - 1) / period;
      if (count < 2) {
        return pairs(from, to);
      }
      groups.add(new Group(below(phase, from, to), advance, advance / 2, count));
      if (!isExact(phase, from, to)) {
        groups.add(new Group(below(phase, from, to) + 1, advance, advance / 2, count));
      }
    }
    return groups;
  }

  /** One group of two neighbouring rows for each output row. */
  private static List<Group> pairs(int from, int to) {
    List<Group> groups = new ArrayList<>();
    for (int y = 0; y < to; y++) {
      int row = Math.min(below(y, from, to), from - 2);
      groups.add(new Group(row, 1, row % 2, 2)); // An even row shares its chroma with the next.
    }
    return groups;
  }

  private static int below(int y, int from, int to) {
    return (int) Math.floorDiv((2L * y + 1) * from - to, 2L * to);
  }

  private static boolean isExact(int y, int from, int to) {
    return Math.floorMod((2L * y + 1) * from - to, 2L * to) == 0;
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  List<Group> groups() {
    return groups;
  }

  boolean isWhole() {
    return groups.isEmpty();
  }
}
