package org.reelgloss.transforms.export;

import java.util.ArrayList;
import java.util.List;
import org.reelgloss.schemas.FrameRange;
import org.reelgloss.schemas.MediaProbe;
import org.reelgloss.schemas.Segment;
import org.reelgloss.schemas.SourceVideo;
import org.reelgloss.schemas.SplitVideo;

/**
 * Takes a video apart into clips to decode together: copies of its record with some events each.
 */
final class ClipTasks {
  private static final int MOST_EVENTS = 64;

  private final SplitVideo video;
  private final long budget;
  private final List<SplitVideo> tasks = new ArrayList<>();
  private final List<FrameRange> events = new ArrayList<>();

  private ClipTasks(SplitVideo video, long budget) {
    this.video = video;
    this.budget = budget;
  }

  /**
   * Returns records with neighbouring events, in order, and the segments that hold their first
   * frames; none for a video that another one stands for.
   *
   * @param pixels of all frames of a record's events together, beyond which no event joins others
   */
  static List<SplitVideo> of(SplitVideo video, long pixels) {
    ClipTasks tasks = new ClipTasks(video, pixels / pixelsOfFrame(video.getSource()));
    if (video.getSource().getDuplicateOf().isEmpty()) {
      video.getEvents().forEach(tasks::add);
      tasks.close();
    }
    return tasks.tasks;
  }

  private static long pixelsOfFrame(SourceVideo source) {
    MediaProbe probe = source.getProbe().orElseThrow();
    return Math.max(1, (long) probe.getWidth() * probe.getHeight());
  }

  /** The frames between events count, too: they may be decoded. */
  private void add(FrameRange event) {
    if (!events.isEmpty()) {
      long frames = event.getEndFrame() - events.get(0).getStartFrame();
      if (frames > budget || events.size() == MOST_EVENTS) {
        close();
      }
    }
    events.add(event);
  }

  private void close() {
    if (events.isEmpty()) {
      return;
    }
    tasks.add(
        SplitVideo.newBuilder(video)
            .setSource(withoutSubtitlesBeyond(events))
            .setCuts(List.of())
            .setTransitions(List.of())
            .setDrops(List.of())
            .setEvents(List.copyOf(events))
            .setSegments(events.stream().map(event -> anchor(video, event)).distinct().toList())
            .build());
    events.clear();
  }

  /** Returns the segment that holds the event's first frame. */
  static Segment anchor(SplitVideo video, FrameRange event) {
    for (Segment segment : video.getSegments()) {
      if (segment.getStartFrame() <= event.getStartFrame()
          && event.getStartFrame() < segment.getEndFrame()) {
        return segment;
      }
    }
    throw new IllegalArgumentException(
        "event must begin in a segment of " + video.getSource().getUri() + ", but was: " + event);
  }

  /** Lines that surely lie outside the events need not travel with them. */
  private SourceVideo withoutSubtitlesBeyond(List<FrameRange> range) {
    long startFrame = range.get(0).getStartFrame();
    long endFrame = range.get(range.size() - 1).getEndFrame();
    long fromMs = Long.MAX_VALUE;
    long untilMs = 0;
    for (Segment segment : video.getSegments()) {
      if (segment.getStartFrame() < endFrame && startFrame < segment.getEndFrame()) {
        fromMs = Math.min(fromMs, segment.getStartMs());
        untilMs = Math.max(untilMs, segment.getEndMs());
      }
    }
    return SourceVideo.newBuilder(video.getSource())
        .setSubtitles(Overlap.with(video.getSource().getSubtitles(), fromMs, untilMs))
        .build();
  }
}
