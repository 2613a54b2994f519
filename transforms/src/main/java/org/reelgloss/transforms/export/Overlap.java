package org.reelgloss.transforms.export;

import java.util.List;
import org.reelgloss.schemas.Subtitle;

/** Which subtitles belong to a range of time. */
final class Overlap {
  private Overlap() {}

  /** Returns the lines that share a moment with [fromMs, untilMs), in order. */
  static List<Subtitle> with(List<Subtitle> subtitles, long fromMs, long untilMs) {
    return subtitles.stream()
        .filter(line -> Math.max(line.getStartMs(), fromMs) < Math.min(line.getEndMs(), untilMs))
        .toList();
  }
}
