package org.reelgloss.transforms.export;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.reelgloss.schemas.Subtitle;

/** Subtitles of a clip as a WebVTT file, after the W3C's recommendation. */
final class WebVtt {
  private WebVtt() {}

  /** Returns the file of lines in the video's time, moved to the clip's and cut to its length. */
  static String of(List<Subtitle> lines, long startMs, long endMs) {
    return lines.stream()
        .map(line -> cue(line, startMs, endMs))
        .collect(Collectors.joining("\n", "WEBVTT\n\n", ""));
  }

  private static String cue(Subtitle line, long startMs, long endMs) {
    long from = Math.max(line.getStartMs(), startMs) - startMs;
    long until = Math.min(line.getEndMs(), endMs) - startMs;
    return time(from) + " --> " + time(until) + "\n" + text(line.getText()) + "\n";
  }

  private static String time(long millis) {
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d.%03d",
        millis / 3_600_000,
        millis / 60_000 % 60,
        millis / 1_000 % 60,
        millis % 1_000);
  }

  /** An empty line would end the cue. */
  private static String text(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .lines()
        .filter(line -> !line.isBlank())
        .collect(Collectors.joining("\n"));
  }
}
