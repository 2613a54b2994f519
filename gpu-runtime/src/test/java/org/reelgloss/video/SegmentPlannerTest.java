package org.reelgloss.video;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentPlannerTest {
  private static final double NTSC = 30_000 / 1_001.0;

  /** The example that the Panda-70M repository publishes: natural cuts in, all segments out. */
  @Test
  void reproducesThePublishedSegments() {
    assertThat(
        ends(NTSC, 2, 479, 1094, 1428, 2397, 2829, 3204, 3520, 3597),
        contains(
            149L, 298L, 479L, 628L, 777L, 926L, 1094L, 1243L, 1428L, 1577L, 1726L, 1875L, 2024L,
            2173L, 2322L, 2397L, 2546L, 2695L, 2829L, 2978L, 3127L, 3204L, 3353L, 3520L, 3597L));
  }

  @Test
  void leavesARestOfExactlySevenSecondsWhole() {
    assertThat(ends(25, 2, 175), contains(175L));
    assertThat(ends(25, 2, 176), contains(125L, 176L));
  }

  @Test
  void withoutSlackCutsWhileMoreThanFiveSecondsAreLeft() {
    assertThat(ends(25, 0, 251), contains(125L, 250L, 251L));
    assertThat(ends(25, 0, 250), contains(125L, 250L));
  }

  @Test
  void knowsSegmentsBeforeTheShotEnds() {
    List<Long> ends = new ArrayList<>();
    SegmentPlanner planner = new SegmentPlanner(25, 5, 2, (start, end) -> ends.add(end));

    planner.knownUntil(174);
    assertThat(ends, empty()); // The shot may have just 175 frames.
    planner.knownUntil(175);
    assertThat(ends, contains(125L));
  }

  @Test
  void endsAtVerySlowFrameRates() {
    assertThat(ends(1 / 30.0, 2, 3), contains(1L, 2L, 3L));
    assertThat(new SegmentPlanner(1 / 30.0, 5, 2, (start, end) -> {}).longest(), is(1L));
  }

  private static List<Long> ends(double fps, double slack, long... shotEnds) {
    List<Long> ends = new ArrayList<>();
    SegmentPlanner planner = new SegmentPlanner(fps, 5, slack, (start, end) -> ends.add(end));
    for (long end : shotEnds) {
      planner.endShot(end);
    }
    return ends;
  }
}
