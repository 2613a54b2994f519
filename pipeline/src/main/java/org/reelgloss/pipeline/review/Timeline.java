package org.reelgloss.pipeline.review;

import java.util.Set;
import org.reelgloss.schemas.DroppedRange;
import org.reelgloss.schemas.FrameRange;
import org.reelgloss.schemas.Ids;
import org.reelgloss.schemas.SplitVideo;

/** A bar as long as the video: events that became clips, what was dropped, and the cuts. */
final class Timeline {
  private final SplitVideo video;
  private final FrameClock clock;
  private final Set<String> shownClips;

  /**
   * @param shownClips ids of the clips that have a card on the page; their events link to it
   */
  Timeline(SplitVideo video, FrameClock clock, Set<String> shownClips) {
    this.video = video;
    this.clock = clock;
    this.shownClips = shownClips;
  }

  void write(Markup out) {
    if (clock.durationMs() == 0) {
      return;
    }
    out.open("div", "class", "timeline", "role", "group", "aria-label", "Timeline");
    out.open("div", "class", "track");
    for (DroppedRange drop : video.getDrops()) {
      String line = DropWords.line(drop, clock);
      String place = place(drop.getStartFrame(), drop.getEndFrame());
      out.element("span", "", "class", "drop", "style", place, "title", line);
    }
    for (FrameRange event : video.getEvents()) {
      writeEvent(event, out);
    }
    for (long cut : video.getCuts()) {
      String at = "left:" + Figures.percent(clock.millis(cut), clock.durationMs());
      String title = "Cut at " + Figures.clock(clock.millis(cut));
      out.element("span", "", "class", "cut", "style", at, "title", title);
    }
    out.close();
    out.open("div", "class", "axis", "aria-hidden", "true");
    for (int quarter = 0; quarter <= 4; quarter++) {
      out.element("span", mark(clock.durationMs() * quarter / 4));
    }
    out.close().close();
  }

  private void writeEvent(FrameRange event, Markup out) {
    String clipId =
        Ids.clipId(video.getSource().getVideoId(), event.getStartFrame(), event.getEndFrame());
    String place = place(event.getStartFrame(), event.getEndFrame());
    String title =
        "Clip "
            + Figures.range(clock.millis(event.getStartFrame()), clock.millis(event.getEndFrame()));
    if (shownClips.contains(clipId)) {
      String href = "#" + ClipCard.anchor(clipId);
      out.element(
          "a",
          "",
          "class",
          "event",
          "style",
          place,
          "title",
          title,
          "aria-label",
          title,
          "href",
          href);
    } else {
      out.element("span", "", "class", "event", "style", place, "title", title);
    }
  }

  private String place(long startFrame, long endFrame) {
    long start = clock.millis(startFrame);
    return "left:"
        + Figures.percent(start, clock.durationMs())
        + ";width:"
        + Figures.percent(clock.millis(endFrame) - start, clock.durationMs());
  }

  private static String mark(long millis) {
    long seconds = Math.round(millis / 1e3);
    return seconds >= 3_600
        ? String.format("%d:%02d:%02d", seconds / 3_600, seconds / 60 % 60, seconds % 60)
        : String.format("%d:%02d", seconds / 60, seconds % 60);
  }
}
