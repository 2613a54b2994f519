package org.reelgloss.transforms.split;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.reelgloss.schemas.Subtitle;

class SubtitleTextTest {
  @Test
  void readsWebVtt() {
    String vtt =
        """
        WEBVTT
        Kind: captions

        intro
        00:00.500 --> 00:04.000 align:start
        <v Ann>Shake &amp; <i>flip</i>
        the pan.

        01:00:04.500 --> 01:00:09.500
        Done.
        """;

    assertThat(lines(vtt), contains("500-4000 Shake & flip the pan.", "3604500-3609500 Done."));
  }

  @Test
  void readsSubRipWithWindowsLineEnds() {
    String srt = "\uFEFF1\r\n00:00:01,000 --> 00:00:06,050\r\nHello\r\nworld\r\n\r\n2\r\n";

    assertThat(lines(srt), contains("1000-6050 Hello world"));
  }

  @Test
  void givesEachLineOfRollingCaptionsOnce() {
    String rolling =
        """
        WEBVTT

        00:00:00.000 --> 00:00:02.000
        now<00:00:00.500><c> we</c><00:00:01.000><c> cook</c>

        00:00:02.000 --> 00:00:02.010
        now we cook

        00:00:02.010 --> 00:00:04.000
        now we cook
        """;

    assertThat(lines(rolling), contains("2000-2010 now we cook"));
  }

  @Test
  void keepsTheLanguage() {
    Subtitle cue = SubtitleText.parse("00:01.000 --> 00:02.000\nja\n", "de").get(0);

    assertThat(cue.getLanguage(), is("de"));
  }

  private static List<String> lines(String content) {
    return SubtitleText.parse(content, "").stream()
        .map(cue -> cue.getStartMs() + "-" + cue.getEndMs() + " " + cue.getText())
        .toList();
  }
}
