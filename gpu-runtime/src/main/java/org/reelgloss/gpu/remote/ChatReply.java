package org.reelgloss.gpu.remote;

/**
 * What a server answered.
 *
 * @param text perhaps empty; well-formed Unicode without control characters, in one line
 * @param ending how the answer came to its end
 * @param model what the server calls the model that answered
 * @param promptTokens tokens of the question; 0 where the server does not say
 * @param answerTokens tokens of the answer; 0 where the server does not say
 */
public record ChatReply(
    String text, Ending ending, String model, long promptTokens, long answerTokens) {
  /** How an answer ends. */
  public enum Ending {
    /** The model was done. */
    COMPLETE,
    /** It was cut off at its longest length. */
    TRUNCATED,
    /** The server holds it back, or the model refuses. */
    BLOCKED
  }
}
