package org.reelgloss.pipeline.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reelgloss.schemas.Transition;

/**
 * The true transitions of videos, as people or the maker of the videos give them.
 *
 * @param toleranceFrames by how many frames a prediction may miss; null where the file leaves it
 *     open
 * @param videos by file name
 */
public record SplitTruth(@Nullable Integer toleranceFrames, Map<String, Video> videos) {
  /** The kinds of transitions there are. */
  static final Set<String> KINDS = Set.of("cut", "dissolve", "fade", "wipe");

  /**
   * One video.
   *
   * @param frames number of its frames; null where the file leaves it open
   * @param transitions ascending, none overlapping another: from the first mixed frame, inclusive,
   *     to the first pure frame of the new shot, exclusive; of a hard cut both are the latter
   */
  public record Video(@Nullable Long frames, List<Transition> transitions) {
    /** Puts the transitions in order. */
    public Video {
      transitions =
          transitions.stream()
              .sorted(
                  Comparator.comparingLong(Transition::getStartFrame)
                      .thenComparingLong(Transition::getEndFrame))
              .toList();
    }
  }

  /**
   * Reads a file in JSON:
   *
   * <pre>{@code
   * {"tolerance_frames": 2,
   *  "videos": {"film1.mp4": {"frames": 250, "transitions": [[30, 30, "cut"], [80, 95, "fade"]]}}}
   * }</pre>
   *
   * @throws IllegalArgumentException if it says something else; the message has the file and what
   *     is wrong
   * @throws IOException if it cannot be read
   */
  public static SplitTruth read(Path file) throws IOException {
    return new SplitTruthReader(file).read();
  }
}
