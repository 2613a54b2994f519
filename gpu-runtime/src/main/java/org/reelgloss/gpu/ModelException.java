package org.reelgloss.gpu;

/** A model could not answer for one element: asking again with the same element will not help. */
public class ModelException extends Exception {
  private static final long serialVersionUID = 1L;

  public ModelException(String message) {
    super(message);
  }

  public ModelException(String message, Throwable cause) {
    super(message, cause);
  }
}
