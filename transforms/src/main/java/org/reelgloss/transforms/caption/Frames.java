package org.reelgloss.transforms.caption;

import java.util.ArrayList;
import java.util.List;

/** Chooses among the frames of a clip. */
final class Frames {
  private Frames() {}

  /** Returns at most {@code most} of the frames, spread evenly, in order. */
  static <T> List<T> spread(List<T> frames, int most) {
    int count = Math.min(most, frames.size());
    List<T> some = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      some.add(frames.get((2 * i + 1) * frames.size() / (2 * count)));
    }
    return some;
  }
}
