package org.reelgloss.pipeline.review;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.reelgloss.schemas.Segment;
import org.reelgloss.schemas.SplitVideo;

class FrameClockTest {
  private static final SplitVideo VIDEO = Records.video("a", "/archive/a.mp4");

  @Test
  void followsTheSegmentsWhereFramesAreUnevenlySpaced() {
    Segment slow =
        Segment.newBuilder()
            .setStartFrame(0)
            .setEndFrame(10)
            .setStartMs(20)
            .setEndMs(2_020)
            .build();
    Segment fast =
        Segment.newBuilder()
            .setStartFrame(10)
            .setEndFrame(20)
            .setStartMs(2_020)
            .setEndMs(2_220)
            .build();
    FrameClock clock =
        new FrameClock(SplitVideo.newBuilder(VIDEO).setSegments(List.of(slow, fast)).build());

    assertThat(clock.millis(0), is(20L));
    assertThat(clock.millis(5), is(1_020L));
    assertThat(clock.millis(10), is(2_020L));
    assertThat(clock.millis(15), is(2_120L));
    assertThat(clock.millis(20), is(2_220L));
    assertThat(clock.durationMs(), is(2_220L));
  }

  @Test
  void goesByTheRateWithoutSegments() {
    FrameClock clock = new FrameClock(SplitVideo.newBuilder(VIDEO).setSegments(List.of()).build());

    assertThat(clock.millis(125), is(5_000L));
    assertThat(clock.durationMs(), is(10_000L));
  }
}
