package org.reelgloss.video;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

/**
 * Finds, from some frame of a video on, the first cut that is a cut whatever came before that
 * frame: one without any other hit near it. A worker that begins there and one that comes from
 * earlier both find the same, so that there the one can end and the other begin.
 */
final class JointFinder {
  private final long first;
  private final long memory;
  private final long quiet;
  private final Deque<Boundary> hits = new ArrayDeque<>();
  private long decided = -1;

  /**
   * @param first the frame from which on is looked
   * @param memory frames that hits depend on
   * @param quiet frames without another hit before and after
   */
  JointFinder(long first, long memory, long quiet) {
    this.first = first + memory;
    this.memory = memory;
    this.quiet = quiet;
  }

  /** Takes a hit; several detectors may find the same. */
  void hit(Boundary hit) {
    if (hit.start() >= first) {
      hits.add(hit);
    }
  }

  /**
   * Returns the cut as soon as it is sure; each is decided about once, when no hit near it can come
   * any more.
   *
   * @param settled frame up to which all hits were given
   */
  OptionalLong joint(long settled) {
    long before = decided;
    decided = settled;
    OptionalLong joint =
        hits.stream()
            .filter(hit -> hit.kind() == Boundary.Kind.CUT)
            .mapToLong(Boundary::start)
            .filter(cut -> cut >= first + memory + quiet)
            .filter(cut -> cut + quiet > before && cut + quiet <= settled && isAlone(cut))
            .min();
    hits.removeIf(hit -> hit.end() < settled - 3 * quiet);
    return joint;
  }

  private boolean isAlone(long cut) {
    return hits.stream()
        .allMatch(
            hit ->
                (hit.start() == cut && hit.end() == cut)
                    || hit.end() < cut - quiet
                    || hit.start() > cut + quiet);
  }
}
