package org.reelgloss.transforms.match;

import java.util.Locale;
import java.util.Set;

/** Which files are taken for videos, and which text files belong to them, by name alone. */
final class VideoNames {
  private static final Set<String> SUFFIXES =
      Set.of(
          "mp4", "m4v", "mov", "mkv", "webm", "avi", "ts", "mts", "mpg", "mpeg", "flv", "wmv",
          "3gp", "m4a", "gif", "h264", "hevc", "m3u8");

  private VideoNames() {}

  static boolean isVideo(String name) {
    return SUFFIXES.contains(suffix(name));
  }

  static boolean isHidden(String name) {
    return name.startsWith(".");
  }

  static boolean isUnfinished(String name) {
    return name.endsWith(".part") || name.endsWith(".tmp");
  }

  /** Returns whether {@code name} is a sidecar of {@code video}, both without folders. */
  static boolean isSidecar(String name, String video) {
    String stem = video.substring(0, video.length() - suffix(video).length());
    if (stem.isEmpty() || !name.startsWith(stem)) {
      return false;
    }
    String rest = name.substring(stem.length()).toLowerCase(Locale.ROOT);
    if (rest.equals("info.json") || rest.equals("description")) {
      return true;
    }
    String suffix = suffix(rest);
    boolean subtitles = suffix.equals("vtt") || suffix.equals("srt");
    return subtitles && rest.chars().filter(c -> c == '.').count() <= 1;
  }

  private static String suffix(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
