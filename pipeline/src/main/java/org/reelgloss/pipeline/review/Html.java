package org.reelgloss.pipeline.review;

/** Makes text of unknown origin harmless as the content of an element or a quoted attribute. */
final class Html {
  private Html() {}

  /**
   * Returns {@code text} with the five characters of HTML's syntax as references, controls and
   * halves of surrogate pairs as U+FFFD, and marks that turn the direction of reading as {@code
   * [U+202E]}, so that a name cannot show itself as another one.
   */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> append(escaped, c));
    return escaped.toString();
  }

  private static void append(StringBuilder escaped, int c) {
    switch (c) {
      case '&' -> escaped.append("&amp;");
      case '<' -> escaped.append("&lt;");
      case '>' -> escaped.append("&gt;");
      case '"' -> escaped.append("&quot;");
      case '\'' -> escaped.append("&#39;");
      case '\n', '\t' -> escaped.append((char) c);
      default -> appendOther(escaped, c);
    }
  }

  private static void appendOther(StringBuilder escaped, int c) {
    if (turnsDirection(c)) {
      escaped.append(String.format("[U+%04X]", c));
    } else if (Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE) {
      escaped.append('\uFFFD');
    } else {
      escaped.appendCodePoint(c);
    }
  }

  /** Embeddings, overrides and isolates; the plain marks of Arabic and Hebrew text turn nothing. */
  private static boolean turnsDirection(int c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  }
}
