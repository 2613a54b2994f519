package org.reelgloss.transforms.caption;

import java.util.List;
import java.util.Optional;
import org.reelgloss.schemas.Outcome;

/**
 * What a teacher answered for one clip.
 *
 * @param outcome there is a text exactly where it is {@code SUCCESS} or {@code TRUNCATED}
 * @param text the caption
 * @param inputs what the teacher looked at: {@code frames}, {@code subtitles}, {@code description}
 * @param message why there is no text, or what is wrong with it
 */
public record TeacherAnswer(
    Outcome outcome, Optional<String> text, List<String> inputs, Optional<String> message) {
  /** The input that is pictures of the clip. */
  public static final String FRAMES = "frames";

  /** The input that is what is said in the clip. */
  public static final String SUBTITLES = "subtitles";

  /** The input that is title and description of the whole video. */
  public static final String DESCRIPTION = "description";

  public TeacherAnswer {
    boolean needsText = outcome == Outcome.SUCCESS || outcome == Outcome.TRUNCATED;
    if (needsText != text.isPresent()) {
      throw new IllegalArgumentException(
          "text must be there exactly with SUCCESS or TRUNCATED, but was: "
              + text
              + " with "
              + outcome);
    }
    inputs = List.copyOf(inputs);
  }

  /** Returns an answer with a whole caption. */
  public static TeacherAnswer success(String text, List<String> inputs) {
    return new TeacherAnswer(Outcome.SUCCESS, Optional.of(text), inputs, Optional.empty());
  }

  /** Returns an answer whose caption was cut off; {@code message} says by what. */
  public static TeacherAnswer truncated(String text, List<String> inputs, String message) {
    return new TeacherAnswer(Outcome.TRUNCATED, Optional.of(text), inputs, Optional.of(message));
  }

  /** Returns the answer of a teacher that found nothing to go by; {@code message} says what. */
  public static TeacherAnswer noInput(String message) {
    return new TeacherAnswer(Outcome.NO_INPUT, Optional.empty(), List.of(), Optional.of(message));
  }
}
