package org.reelgloss.pipeline.evaluation.ranking;

/** A line of input cannot be used; the message says why. */
final class BadLineException extends Exception {
  private static final long serialVersionUID = 1L;

  BadLineException(String message) {
    super(message);
  }

  BadLineException(String message, Throwable cause) {
    super(message, cause);
  }
}
