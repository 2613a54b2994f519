package org.reelgloss.transforms.caption;

import java.util.Optional;
import java.util.regex.Pattern;

/** What a video's title tells. */
final class VideoTitle {
  private static final int LONGEST = 300;
  private static final Pattern ANNEX =
      Pattern.compile("\\s+[|•·]\\s+.*$|\\s*[\\[(][^\\])]*[\\])]\\s*$");
  private static final Pattern FILE_NAME =
      Pattern.compile(
          "\\S*[\\d_]\\S*|\\S+\\.\\p{Alnum}{2,4}|(?i:untitled|video|movie|clip|test\\S*)");

  private VideoTitle() {}

  /**
   * Returns the title's own words, without tags, what channels add after a bar, and remarks in
   * brackets at the end; empty where it says nothing, as the name of a file does.
   */
  static Optional<String> words(String title) {
    String text =
        Description.cleaned(title.substring(0, Math.min(LONGEST, title.length())))
            .replace("\"", "")
            .replace("“", "")
            .replace("”", "");
    String own = ANNEX.matcher(text).replaceFirst("").strip();
    boolean says =
        own.codePoints().filter(Character::isLetter).count() >= 3
            && !FILE_NAME.matcher(own).matches();
    return says ? Optional.of(own) : Optional.empty();
  }
}
