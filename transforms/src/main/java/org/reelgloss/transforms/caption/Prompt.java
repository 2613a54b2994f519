package org.reelgloss.transforms.caption;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * What a remote teacher is asked about a clip: the user's words, or else what Panda-70M asked its
 * teachers (paper, appendix B): the texts that there are, and then for one sentence.
 */
final class Prompt {
  private static final int LONGEST_TEXT = 4_000;
  private static final Pattern PLACE = Pattern.compile("\\{(subtitles|description)}");

  private final String template;
  private final boolean pictures;

  /**
   * @param template with {@code {subtitles}} and {@code {description}}; empty for the paper's
   * @param pictures whether frames are shown
   */
  Prompt(String template, boolean pictures) {
    this.template = template;
    this.pictures = pictures;
  }

  /** Returns the prompt; a text that is not used is empty. */
  String of(String subtitles, String description) {
    if (template.isEmpty()) {
      return usual(cut(subtitles), cut(description));
    }
    return PLACE
        .matcher(template)
        .replaceAll(
            place ->
                Matcher.quoteReplacement(
                    cut(place.group(1).equals("subtitles") ? subtitles : description)));
  }

  /** Returns what tells this prompt from others, whatever the clip: eight hexadecimal digits. */
  String digest() {
    String wording = template.isEmpty() ? usual("{subtitles}", "{description}") : template;
    CRC32 digest = new CRC32();
    digest.update(wording.getBytes(StandardCharsets.UTF_8));
    return "%08x".formatted(digest.getValue());
  }

  private String usual(String subtitles, String description) {
    if (subtitles.isEmpty() && description.isEmpty()) {
      return "Please faithfully summarize the video in one sentence.";
    }
    StringBuilder prompt =
        new StringBuilder(
            pictures
                ? "You are given some information about a video, of which you see some frames."
                : "You are given some information about a video.");
    if (!subtitles.isEmpty()) {
      prompt.append(" The subtitles of the video: \"").append(subtitles).append("\"");
    }
    if (!description.isEmpty()) {
      prompt.append(" Some descriptions of the video: \"").append(description).append("\"");
    }
    return prompt.append(" Please faithfully summarize the video in one sentence.").toString();
  }

  private static String cut(String text) {
    if (text.length() <= LONGEST_TEXT) {
      return text;
    }
    boolean halves = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1));
    return text.substring(0, halves ? LONGEST_TEXT - 1 : LONGEST_TEXT);
  }
}
