package org.reelgloss.transforms.export;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.reelgloss.schemas.Subtitle;
import org.reelgloss.schemas.SubtitleOrigin;

class WebVttTest {
  @Test
  void movesLinesToTheClipsTimeAndCutsThemToItsLength() {
    List<Subtitle> lines =
        List.of(line(9_500, 11_250, "first"), line(3_700_000, 3_800_000, "second"));

    assertThat(
        WebVtt.of(lines, 10_000, 3_750_001),
        is(
            """
            WEBVTT

            00:00:00.000 --> 00:00:01.250
            first

            01:01:30.000 --> 01:02:20.001
            second
            """));
  }

  @Test
  void keepsTextThatLooksLikeMarkupAndItsLines() {
    assertThat(
        WebVtt.of(List.of(line(0, 1_000, "a --> b & <i>\n\nc")), 0, 2_000),
        is(
            """
            WEBVTT

            00:00:00.000 --> 00:00:01.000
            a --&gt; b &amp; &lt;i&gt;
            c
            """));
  }

  private static Subtitle line(long startMs, long endMs, String text) {
    return new Subtitle(startMs, endMs, text, "en", SubtitleOrigin.SIDECAR);
  }
}
