package org.reelgloss.transforms.select;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.reelgloss.schemas.Clip;
import org.reelgloss.schemas.Subtitle;

/**
 * A piece of the text that came with a clip.
 *
 * @param source what a teacher that read it names among its inputs: description or subtitles
 * @param text not blank
 */
record Evidence(String source, String text) {
  private static final int MOST_SENTENCES = 8;
  private static final int MOST_CHARS = 500;
  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+|[\\r\\n]+");

  /** Returns the title, the first sentences of the description, and what is said in the clip. */
  static List<Evidence> of(Clip clip) {
    List<Evidence> all = new ArrayList<>();
    clip.getTitle().ifPresent(title -> add(all, "description", title));
    clip.getDescription()
        .ifPresent(
            description ->
                SENTENCE_END
                    .splitAsStream(description)
                    .filter(sentence -> !sentence.isBlank())
                    .limit(MOST_SENTENCES)
                    .forEach(sentence -> add(all, "description", sentence)));
    add(
        all,
        "subtitles",
        clip.getSubtitles().stream().map(Subtitle::getText).collect(Collectors.joining(" ")));
    return all;
  }

  private static void add(List<Evidence> all, String source, String text) {
    String plain = text.strip();
    if (!plain.isEmpty()) {
      int end = Math.min(plain.codePointCount(0, plain.length()), MOST_CHARS);
      all.add(new Evidence(source, plain.substring(0, plain.offsetByCodePoints(0, end))));
    }
  }
}
