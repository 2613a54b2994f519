package org.reelgloss.schemas;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimecodeTest {
  private static final double NTSC = 30_000 / 1_001.0;

  /** Frames and time codes as the Panda-70M repository publishes them for its two examples. */
  @Test
  void reproducesThePublishedEventsOfTheFirstVideo() {
    assertThat(
        timecodes(0, 479, 1094, 1726, 2397, 2829, 3204, 3597),
        contains(
            "0:00:00.000",
            "0:00:15.982",
            "0:00:36.503",
            "0:00:57.590",
            "0:01:19.979",
            "0:01:34.394",
            "0:01:46.906",
            "0:02:00.019"));
  }

  @Test
  void reproducesThePublishedEventsOfTheSecondVideo() {
    assertThat(
        timecodes(0, 711, 1579, 2478, 3597),
        contains("0:00:00.000", "0:00:23.723", "0:00:52.685", "0:01:22.682", "0:02:00.019"));
  }

  @Test
  void doesNotWrapAfterADay() {
    assertThat(Timecode.ofMillis(25 * 3_600_000L + 1), is("25:00:00.001"));
  }

  private static List<String> timecodes(long... frames) {
    List<String> codes = new ArrayList<>();
    for (long frame : frames) {
      codes.add(Timecode.ofFrame(frame, NTSC));
    }
    return codes;
  }
}
