package org.reelgloss.gpu.remote;

/** Brings text of unknown origin into one line of well-formed Unicode. */
final class OneLine {
  private static final int REPLACEMENT = 0xfffd;

  private OneLine() {}

  /** Returns the text with spaces for control characters, and without halves of characters. */
  static String of(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints().map(OneLine::clean).forEach(line::appendCodePoint);
    return line.toString().strip();
  }

  private static int clean(int character) {
    boolean half = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    return half ? REPLACEMENT : Character.isISOControl(character) ? ' ' : character;
  }

  /** Returns the text's first {@code length} characters, and no half of one. */
  static String upTo(int length, String text) {
    if (text.length() <= length) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    return text.substring(0, end);
  }
}
