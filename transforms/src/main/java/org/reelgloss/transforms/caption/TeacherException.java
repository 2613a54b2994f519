package org.reelgloss.transforms.caption;

/** A teacher cannot answer for one clip: asking again with the same clip will not help. */
public final class TeacherException extends Exception {
  private static final long serialVersionUID = 1L;

  public TeacherException(String message) {
    super(message);
  }

  public TeacherException(String message, Throwable cause) {
    super(message, cause);
  }
}
