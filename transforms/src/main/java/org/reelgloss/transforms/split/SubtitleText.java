package org.reelgloss.transforms.split;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reelgloss.schemas.Subtitle;
import org.reelgloss.schemas.SubtitleOrigin;

/** Reads WebVTT and SubRip, which differ for our purpose in the decimal mark alone. */
final class SubtitleText {
  private static final String TIME = "(?:(\\d{1,4}):)?(\\d{1,2}):(\\d{2})[.,](\\d{1,3})";
  private static final Pattern TIMING =
      Pattern.compile("^\\s*" + TIME + "\\s*-->\\s*" + TIME + "(?:\\s.*)?$");
  private static final Pattern TAG = Pattern.compile("<[^<>]{0,200}>|\\{\\\\[^}]{0,200}}");
  private static final String ROLLING_MARK = "<c>";

  private SubtitleText() {}

  /**
   * Returns the cues of a file, ordered as they stand there.
   *
   * <p>Rolling captions, which platforms make by machine, repeat each line: cues with word timings
   * are left out and a line that equals the one before is given once (Panda-70M's loader does so).
   *
   * @param content the file's text
   * @param language as the file's name says, or empty
   */
  static List<Subtitle> parse(String content, String language) {
    String[] lines = content.replace("\uFEFF", "").split("\\R", -1);
    List<Subtitle> cues = new ArrayList<>();
    String last = "";
    for (int i = 0; i < lines.length; i++) {
      Matcher timing = TIMING.matcher(lines[i]);
      if (!timing.matches()) {
        continue;
      }
      StringBuilder raw = new StringBuilder();
      while (i + 1 < lines.length && !lines[i + 1].isBlank()) {
        raw.append(lines[++i]).append(' ');
      }
      String text = plain(raw.toString());
      boolean rolling = raw.indexOf(ROLLING_MARK) >= 0;
      if (!text.isEmpty() && !rolling && !text.equals(last)) {
        cues.add(
            new Subtitle(
                millis(timing, 1), millis(timing, 5), text, language, SubtitleOrigin.SIDECAR));
        last = text;
      }
    }
    return cues;
  }

  private static String plain(String raw) {
    return TAG.matcher(raw)
        .replaceAll("")
        .replace("&nbsp;", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
        .replaceAll("\\s+", " ")
        .strip();
  }

  private static long millis(Matcher timing, int group) {
    String hours = timing.group(group);
    String fraction = (timing.group(group + 3) + "00").substring(0, 3);
    return ((hours == null ? 0 : Long.parseLong(hours)) * 3_600
                + Long.parseLong(timing.group(group + 1)) * 60
                + Long.parseLong(timing.group(group + 2)))
            * 1_000
        + Long.parseLong(fraction);
  }
}
