package org.reelgloss.transforms.stitch;

import java.util.ArrayList;
import java.util.List;
import org.reelgloss.schemas.Segment;

/** Segments without a gap that show the same thing. */
final class Event {
  private final List<List<Float>> features = new ArrayList<>();
  private final long startFrame;
  private long endFrame;

  Event(Segment first) {
    startFrame = first.getStartFrame();
    add(first);
  }

  void add(Segment segment) {
    features.add(segment.getFirstFeature());
    features.add(segment.getLastFeature());
    endFrame = segment.getEndFrame();
  }

  /** Returns whether a segment follows without a gap and begins as this ends. */
  boolean continues(Segment segment, double mergeLimit) {
    List<Float> last = features.get(features.size() - 1);
    return segment.getStartFrame() == endFrame
        && Features.distance(last, segment.getFirstFeature()) <= mergeLimit;
  }

  long startFrame() {
    return startFrame;
  }

  long endFrame() {
    return endFrame;
  }

  /** Returns how far its end looks from its beginning. */
  double extent() {
    return Features.distance(features.get(0), features.get(features.size() - 1));
  }

  List<Float> mean() {
    return Features.mean(features);
  }
}
