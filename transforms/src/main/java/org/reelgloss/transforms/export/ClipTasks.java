package org.reelgloss.transforms.export;

import java.util.ArrayList;
import java.util.List;
import org.reelgloss.schemas.FrameRange;
import org.reelgloss.schemas.Segment;
import org.reelgloss.schemas.SourceVideo;
import org.reelgloss.schemas.SplitVideo;

/** Takes a video apart into clips to decode: copies of its record with one event each. */
final class ClipTasks {
  private ClipTasks() {}

  /**
   * Returns one record for each event, with that event and the segment that holds its first frame;
   * none for a video that another one stands for.
   */
  static List<SplitVideo> of(SplitVideo video) {
    List<SplitVideo> tasks = new ArrayList<>();
    if (video.getSource().getDuplicateOf().isPresent()) {
      return tasks;
    }
    for (FrameRange event : video.getEvents()) {
      tasks.add(
          SplitVideo.newBuilder(video)
              .setSource(withoutSubtitlesAfter(video, event))
              .setCuts(List.of())
              .setTransitions(List.of())
              .setDrops(List.of())
              .setEvents(List.of(event))
              .setSegments(List.of(anchor(video, event)))
              .build());
    }
    return tasks;
  }

  private static Segment anchor(SplitVideo video, FrameRange event) {
    for (Segment segment : video.getSegments()) {
      if (segment.getStartFrame() <= event.getStartFrame()
          && event.getStartFrame() < segment.getEndFrame()) {
        return segment;
      }
    }
    throw new IllegalArgumentException(
        "event must begin in a segment of " + video.getSource().getUri() + ", but was: " + event);
  }

  /** Lines that surely lie outside the event need not travel with it. */
  private static SourceVideo withoutSubtitlesAfter(SplitVideo video, FrameRange event) {
    long fromMs = Long.MAX_VALUE;
    long untilMs = 0;
    for (Segment segment : video.getSegments()) {
      if (segment.getStartFrame() < event.getEndFrame()
          && event.getStartFrame() < segment.getEndFrame()) {
        fromMs = Math.min(fromMs, segment.getStartMs());
        untilMs = Math.max(untilMs, segment.getEndMs());
      }
    }
    return SourceVideo.newBuilder(video.getSource())
        .setSubtitles(Overlap.with(video.getSource().getSubtitles(), fromMs, untilMs))
        .build();
  }
}
