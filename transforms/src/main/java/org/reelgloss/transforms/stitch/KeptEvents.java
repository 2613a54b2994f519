package org.reelgloss.transforms.stitch;

import java.util.ArrayList;
import java.util.List;
import org.reelgloss.schemas.DroppedRange;
import org.reelgloss.schemas.FrameRange;

/** Decides one event of a video after the other, knowing those that were kept before. */
final class KeptEvents {
  private final StitchSettings settings;
  private final double fps;
  private final List<List<Float>> means = new ArrayList<>();

  KeptEvents(StitchSettings settings, double fps) {
    this.settings = settings;
    this.fps = fps;
  }

  /** Adds the event, shortened and trimmed, to {@code events}, or its frames to {@code drops}. */
  void decide(Event event, List<FrameRange> events, List<DroppedRange> drops) {
    long start = event.startFrame();
    long end = event.endFrame();
    double still = settings.thresholds().still();
    if (end - start < settings.minSeconds() * fps) {
      drops.add(new DroppedRange(start, end, "short", (end - start) / fps, settings.minSeconds()));
      return;
    }
    if (event.extent() < still) {
      drops.add(new DroppedRange(start, end, "still", event.extent(), still));
      return;
    }
    List<Float> mean = event.mean();
    double nearest = nearest(mean);
    double redundant = settings.thresholds().redundant();
    if (settings.dropRedundant() && nearest < redundant) {
      drops.add(new DroppedRange(start, end, "redundant", nearest, redundant));
      return;
    }
    means.add(mean);
    events.add(shaped(start, end, drops));
  }

  private double nearest(List<Float> mean) {
    return means.stream()
        .mapToDouble(kept -> Features.distance(kept, mean))
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  private FrameRange shaped(long start, long end, List<DroppedRange> drops) {
    long length = Math.min((long) (settings.maxSeconds() * fps), end - start);
    if (start + length < end) {
      drop(start + length, end, "long", (end - start) / fps, settings.maxSeconds(), drops);
    }
    long trim = (long) (settings.trimShare() * length);
    long first = start + trim;
    long last = start + length - trim;
    drop(start, first, "trim", settings.trimShare(), settings.trimShare(), drops);
    drop(last, start + length, "trim", settings.trimShare(), settings.trimShare(), drops);
    return new FrameRange(first, last);
  }

  private static void drop(
      long start, long end, String reason, double value, double limit, List<DroppedRange> drops) {
    if (end > start) {
      drops.add(new DroppedRange(start, end, reason, value, limit));
    }
  }
}
