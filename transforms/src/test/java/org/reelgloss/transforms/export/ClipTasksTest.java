package org.reelgloss.transforms.export;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.reelgloss.schemas.FrameRange;
import org.reelgloss.schemas.MediaProbe;
import org.reelgloss.schemas.Segment;
import org.reelgloss.schemas.SourceVideo;
import org.reelgloss.schemas.SplitVideo;
import org.reelgloss.schemas.Subtitle;
import org.reelgloss.schemas.SubtitleOrigin;

class ClipTasksTest {
  private static final FrameRange FIRST = new FrameRange(0L, 50L);
  private static final FrameRange SECOND = new FrameRange(60L, 100L);
  private static final FrameRange THIRD = new FrameRange(100L, 150L);

  @Test
  void neighboursGoTogetherAsLongAsTheyStayBelowTheLimit() {
    List<SplitVideo> tasks = ClipTasks.of(video(), 100 * 320 * 180);

    assertThat(tasks.size(), is(2));
    assertThat(tasks.get(0).getEvents(), contains(FIRST, SECOND));
    assertThat(tasks.get(0).getSegments(), contains(segment(0), segment(50)));
    assertThat(tasks.get(1).getEvents(), contains(THIRD));
    assertThat(tasks.get(1).getSegments(), contains(segment(100)));
  }

  @Test
  void anEventAboveTheLimitGoesAlone() {
    assertThat(ClipTasks.of(video(), 1).size(), is(3));
  }

  @Test
  void onlySubtitlesNearTheEventsTravel() {
    List<SplitVideo> tasks = ClipTasks.of(video(), 100 * 320 * 180);

    assertThat(tasks.get(0).getSource().getSubtitles(), is(empty()));
    assertThat(
        tasks.get(1).getSource().getSubtitles().stream().map(Subtitle::getText).toList(),
        contains("late"));
  }

  @Test
  void aDuplicateHasNoClips() {
    SplitVideo video = video();
    video.getSource().setDuplicateOf("other.mp4");

    assertThat(ClipTasks.of(video, 1), is(empty()));
  }

  private static SplitVideo video() {
    return SplitVideo.newBuilder()
        .setSource(
            SourceVideo.newBuilder()
                .setUri("a.mp4")
                .setProbe(
                    MediaProbe.newBuilder()
                        .setContainer("mp4")
                        .setCodec("h264")
                        .setWidth(320)
                        .setHeight(180)
                        .setFpsNum(25)
                        .setFpsDen(1)
                        .build())
                .setSubtitles(
                    List.of(new Subtitle(5_000L, 5_500L, "late", "", SubtitleOrigin.SIDECAR)))
                .build())
        .setFrames(150)
        .setFps(25)
        .setCuts(List.of(50L, 100L))
        .setSegments(List.of(segment(0), segment(50), segment(100)))
        .setEvents(List.of(FIRST, SECOND, THIRD))
        .build();
  }

  private static Segment segment(long start) {
    return Segment.newBuilder()
        .setStartFrame(start)
        .setEndFrame(start + 50)
        .setStartMs(start * 40)
        .setEndMs((start + 50) * 40)
        .build();
  }
}
