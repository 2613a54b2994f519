package org.reelgloss.transforms.caption;

import java.util.List;
import java.util.Optional;
import org.reelgloss.gpu.BatchFigures;
import org.reelgloss.schemas.Outcome;

/**
 * What a teacher answered for one clip.
 *
 * @param outcome there is a text exactly where it is {@code SUCCESS} or {@code TRUNCATED}
 * @param text the caption
 * @param inputs what the teacher looked at: {@code frames}, {@code subtitles}, {@code description}
 * @param message why there is no text, or what is wrong with it
 * @param usage what was asked, and how much it took
 * @param figures how a model of this JVM's pool came to it; empty where none did
 */
public record TeacherAnswer(
    Outcome outcome,
    Optional<String> text,
    List<String> inputs,
    Optional<String> message,
    Usage usage,
    Optional<BatchFigures> figures) {
  /**
   * What a model with a prompt was asked.
   *
   * @param prompt digest of the prompt's wording without the clip's own texts; empty where there is
   *     no prompt
   * @param promptTokens tokens of the question, pictures included; 0 where that is not known
   * @param answerTokens tokens of the answer; 0 where that is not known
   */
  public record Usage(String prompt, long promptTokens, long answerTokens) {
    /** Of a teacher that is not asked in words. */
    public static final Usage NONE = new Usage("", 0, 0);
  }

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
    return new TeacherAnswer(
        Outcome.SUCCESS, Optional.of(text), inputs, Optional.empty(), Usage.NONE, Optional.empty());
  }

  /** Returns an answer whose caption was cut off; {@code message} says by what. */
  public static TeacherAnswer truncated(String text, List<String> inputs, String message) {
    return new TeacherAnswer(
        Outcome.TRUNCATED,
        Optional.of(text),
        inputs,
        Optional.of(message),
        Usage.NONE,
        Optional.empty());
  }

  /** Returns the answer of a teacher that found nothing to go by; {@code message} says what. */
  public static TeacherAnswer noInput(String message) {
    return new TeacherAnswer(
        Outcome.NO_INPUT,
        Optional.empty(),
        List.of(),
        Optional.of(message),
        Usage.NONE,
        Optional.empty());
  }

  /** Returns an answer that is held back; {@code message} says by whom. */
  public static TeacherAnswer blocked(List<String> inputs, String message) {
    return new TeacherAnswer(
        Outcome.BLOCKED,
        Optional.empty(),
        inputs,
        Optional.of(message),
        Usage.NONE,
        Optional.empty());
  }

  /** Returns the same answer with what it took. */
  public TeacherAnswer with(Usage taken) {
    return new TeacherAnswer(outcome, text, inputs, message, taken, figures);
  }

  /** Returns the same answer with how a model came to it. */
  public TeacherAnswer with(BatchFigures taken) {
    return new TeacherAnswer(outcome, text, inputs, message, usage, Optional.of(taken));
  }
}
