package org.reelgloss.transforms.caption;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.reelgloss.vision.Region;

/**
 * Faces, or people from head to foot, that most frames of a clip agree on.
 *
 * @param kind which of the two
 * @param count how many, at least 1; there may be more that were not found
 * @param height of the largest, in heights of the picture
 * @param middle of the largest, from 0 at the left edge to 1 at the right
 */
record Subject(Kind kind, int count, double height, double middle) {
  /** What was found. */
  enum Kind {
    FACE,
    PERSON
  }

  private static final double CLOSE_UP = 0.33;
  private static final double MEDIUM = 0.13;
  private static final double WIDE = 0.09;

  /**
   * Returns what more than half of the frames agree on.
   *
   * @param found the regions in each frame, the largest first
   */
  static Optional<Subject> agreed(Kind kind, List<List<Region>> found) {
    List<List<Region>> hits = found.stream().filter(regions -> !regions.isEmpty()).toList();
    if (2 * hits.size() <= found.size()) {
      return Optional.empty();
    }
    List<Region> largest = hits.stream().map(regions -> regions.get(0)).toList();
    return Optional.of(
        new Subject(
            kind,
            median(hits.stream().map(List::size).toList()),
            median(largest.stream().map(Region::height).toList()),
            median(largest.stream().map(Region::middle).toList())));
  }

  /** Returns, for example, {@code a close-up of a face on the left}. */
  String words() {
    String noun = kind == Kind.FACE ? "face" : "person";
    String several = kind == Kind.FACE ? "faces" : "people";
    String who =
        switch (count) {
          case 1 -> "a " + noun + side();
          case 2 -> "two " + several;
          case 3 -> "three " + several;
          default -> "several " + several;
        };
    return scale() + who;
  }

  private String scale() {
    if (kind == Kind.PERSON || height < WIDE) {
      return "a wide shot of ";
    }
    if (height < MEDIUM) {
      return "";
    }
    return height < CLOSE_UP ? "a medium shot of " : "a close-up of ";
  }

  private String side() {
    if (middle < 0.36) {
      return " on the left";
    }
    return middle > 0.64 ? " on the right" : "";
  }

  /** Returns the lower one of the two in the middle where their number is even. */
  private static <T extends Comparable<T>> T median(List<T> values) {
    return values.stream().sorted(Comparator.naturalOrder()).toList().get((values.size() - 1) / 2);
  }
}
