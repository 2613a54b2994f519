package org.reelgloss.transforms.stitch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.reelgloss.gpu.StitchThresholds;
import org.reelgloss.schemas.DroppedRange;
import org.reelgloss.schemas.FrameRange;
import org.reelgloss.schemas.Segment;
import org.reelgloss.schemas.SplitVideo;

/**
 * Panda-70M's semantics-aware stitching (paper section 3.1 and appendix A; rules in the order of
 * the reference code): segments that hold a transition are dropped, neighbours that look alike are
 * joined, and events that are short, still or repeat an earlier one are dropped.
 *
 * <p>Every frame ends up in exactly one event or one dropped range.
 */
final class Stitcher {
  private final StitchSettings settings;

  Stitcher(StitchSettings settings) {
    this.settings = settings;
  }

  /** Returns the video with events, drops and distances; features are removed. */
  SplitVideo stitch(SplitVideo video) {
    List<Segment> segments = video.getSegments();
    List<DroppedRange> drops = new ArrayList<>(gradual(video));
    List<Event> joined = join(segments, drops);
    List<FrameRange> events = new ArrayList<>();
    KeptEvents kept = new KeptEvents(settings, video.getFps());
    for (Event event : joined) {
      kept.decide(event, events, drops);
    }
    drops.sort(Comparator.comparingLong(DroppedRange::getStartFrame));
    return SplitVideo.newBuilder(video)
        .setSegments(published(segments))
        .setEvents(events)
        .setDrops(drops)
        .build();
  }

  /** The frames in which one shot turns to the next belong to neither. */
  private static List<DroppedRange> gradual(SplitVideo video) {
    return video.getTransitions().stream()
        .filter(t -> t.getEndFrame() > t.getStartFrame())
        .map(
            t -> {
              double seconds = (t.getEndFrame() - t.getStartFrame()) / video.getFps();
              return new DroppedRange(
                  t.getStartFrame(), t.getEndFrame(), "transition", seconds, 0.0);
            })
        .toList();
  }

  private List<Event> join(List<Segment> segments, List<DroppedRange> drops) {
    StitchThresholds limits = settings.thresholds();
    List<Event> events = new ArrayList<>();
    for (Segment segment : segments) {
      double inside = Features.distance(segment.getFirstFeature(), segment.getLastFeature());
      if (inside > limits.transition()) {
        drops.add(
            new DroppedRange(
                segment.getStartFrame(),
                segment.getEndFrame(),
                "transition",
                inside,
                limits.transition()));
        continue;
      }
      Event last = events.isEmpty() ? null : events.get(events.size() - 1);
      if (last != null && last.continues(segment, limits.merge())) {
        last.add(segment);
      } else {
        events.add(new Event(segment));
      }
    }
    return events;
  }

  private static List<Segment> published(List<Segment> segments) {
    List<Segment> published = new ArrayList<>();
    for (int i = 0; i < segments.size(); i++) {
      Segment segment = segments.get(i);
      Segment.Builder bare =
          Segment.newBuilder(segment)
              .setFirstFeature(List.of())
              .setLastFeature(List.of())
              .setInside(
                  (float) Features.distance(segment.getFirstFeature(), segment.getLastFeature()));
      if (i > 0) {
        bare.setToPrevious(
            (float)
                Features.distance(segments.get(i - 1).getLastFeature(), segment.getFirstFeature()));
      }
      published.add(bare.build());
    }
    return published;
  }
}
