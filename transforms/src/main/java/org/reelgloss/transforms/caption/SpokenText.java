package org.reelgloss.transforms.caption;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.reelgloss.schemas.Subtitle;

/** What is spoken in subtitles: their marks, sounds and names of speakers taken away. */
final class SpokenText {
  private static final int MOST_CHARS = 2_000;
  private static final Pattern TAGS = Pattern.compile("<[^>]*>|\\{[^}]*\\}");
  private static final Pattern SOUNDS = Pattern.compile("\\[[^\\]]*\\]|\\([^)]*\\)|\\*[^*]*\\*");
  private static final Pattern SUNG = Pattern.compile("[♪♫♬♩#]");
  private static final Pattern TURN = Pattern.compile("^\\s*(?:>+|[-–—]+)\\s*");
  private static final Pattern SPEAKER =
      Pattern.compile(
          "^(?:\\p{Lu}[\\p{Lu}\\d .'’-]{1,24}|\\p{Lu}\\p{Ll}+(?: [\\p{Lu}\\d][\\w'’-]*)?):\\s+");
  private static final Map<String, String> ENTITIES =
      Map.of(
          "&amp;", "&", "&quot;", "\"", "&#39;", "'", "&apos;", "'", "&nbsp;", " ", "&lt;", "<",
          "&gt;", ">");

  private SpokenText() {}

  /**
   * Returns the cues that have words, cleaned, in order of time and in one language: English where
   * there is any, else one of unknown language, else the one with most cues.
   */
  static List<Subtitle> of(List<Subtitle> subtitles) {
    Map<String, List<Subtitle>> byLanguage =
        subtitles.stream()
            .collect(
                Collectors.groupingBy(
                    cue -> cue.getLanguage().toLowerCase(Locale.ROOT),
                    TreeMap::new,
                    Collectors.toList()));
    List<Subtitle> chosen = List.of();
    double best = -1;
    for (Map.Entry<String, List<Subtitle>> track : byLanguage.entrySet()) {
      double preference = preference(track.getKey()) + 1 - 1.0 / (1 + track.getValue().size());
      if (preference > best) {
        best = preference;
        chosen = track.getValue();
      }
    }
    List<Subtitle> spoken = new ArrayList<>();
    for (Subtitle cue : chosen) {
      String words = words(cue.getText());
      if (words.codePoints().anyMatch(Character::isLetter)) {
        spoken.add(Subtitle.newBuilder(cue).setText(words).build());
      }
    }
    return spoken;
  }

  private static int preference(String language) {
    if (language.equals("en") || language.startsWith("en-") || language.startsWith("eng")) {
      return 4;
    }
    return language.isEmpty() ? 2 : 0;
  }

  private static String words(String cue) {
    String text = cue.substring(0, Math.min(MOST_CHARS, cue.length()));
    text = TAGS.matcher(text).replaceAll("");
    for (Map.Entry<String, String> entity : ENTITIES.entrySet()) {
      text = text.replace(entity.getKey(), entity.getValue());
    }
    text = SOUNDS.matcher(text).replaceAll(" ");
    List<String> lines = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (!SUNG.matcher(line).find()) {
        String turn = TURN.matcher(line).replaceFirst("");
        lines.add(SPEAKER.matcher(turn).replaceFirst(""));
      }
    }
    return Sentences.singleSpaced(String.join(" ", lines));
  }
}
