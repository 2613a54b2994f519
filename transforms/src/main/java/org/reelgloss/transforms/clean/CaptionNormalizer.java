package org.reelgloss.transforms.clean;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Brings a sentence to the form in which Panda-70M published its captions: lower case, the signs
 * {@code . ! " ( ) * # : ; ~} turned into spaces, single spaces, at most so many words, a capital
 * first letter and a full stop at the end.
 */
final class CaptionNormalizer {
  /** What a teacher says beyond this many characters is not read: no caption is that long. */
  static final int MAX_CHARS = 10_000;

  private static final int MAX_CHARS_PER_WORD = 20;
  private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]+");
  // Format characters (bidirectional, zero width), private use, unassigned, lone surrogates.
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}]+");
  private static final Pattern SIGNS = Pattern.compile("[.!\"()*#:;~]");
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern LOOSE_END = Pattern.compile("[\\s,?/&\\p{Pd}]+$");

  private final int maxWords;

  /**
   * @param maxWords words after which a caption is cut, at least 1
   */
  CaptionNormalizer(int maxWords) {
    this.maxWords = maxWords;
  }

  /** Returns the first {@link #MAX_CHARS} characters, without lone surrogates. */
  static String bounded(String text) {
    String head = text.substring(0, Math.min(text.length(), MAX_CHARS));
    return head.codePoints()
        .filter(point -> Character.getType(point) != Character.SURROGATE)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /**
   * Returns the visible text in its own case: bounded, Unicode form NFKC, without control,
   * bidirectional and zero-width characters, typographic quotes made plain. Line breaks stay, since
   * they end sentences.
   */
  static String visible(String text) {
    String plain = Normalizer.normalize(bounded(text), Normalizer.Form.NFKC);
    plain = BREAKS.matcher(plain).replaceAll(found -> lineBreakOrSpace(found.group()));
    plain = INVISIBLE.matcher(plain).replaceAll("");
    return plain.replace('’', '\'').replace('‘', '\'').replace('“', '"').replace('”', '"').strip();
  }

  private static String lineBreakOrSpace(String controls) {
    boolean newLine = controls.chars().anyMatch(c -> c == '\n' || c == '\r' || c == 0x2028);
    if (newLine || controls.indexOf(0x2029) >= 0) {
      return "\n";
    }
    return controls.indexOf('\t') >= 0 || controls.indexOf(0x0b) >= 0 ? " " : "";
  }

  /** Returns the normal form of a visible text; empty where no letter or digit is left. */
  String normalForm(String visible) {
    String words = SIGNS.matcher(visible.toLowerCase(Locale.ROOT)).replaceAll(" ");
    words = SPACES.matcher(words).replaceAll(" ").strip();
    words = LOOSE_END.matcher(firstWords(words)).replaceAll("");
    if (words.codePoints().noneMatch(Character::isLetterOrDigit)) {
      return "";
    }
    int first = words.offsetByCodePoints(0, 1);
    return words.substring(0, first).toUpperCase(Locale.ROOT) + words.substring(first) + ".";
  }

  /** Cuts after the last allowed word, or earlier where the words are no words but endless. */
  private String firstWords(String words) {
    long maxChars = (long) MAX_CHARS_PER_WORD * maxWords;
    int end = 0;
    for (int count = 0; count < maxWords && end < words.length(); count++) {
      int next = words.indexOf(' ', end + 1);
      next = next < 0 ? words.length() : next;
      if (next > maxChars) {
        return end > 0 ? words.substring(0, end) : wholeCharacters(words, (int) maxChars);
      }
      end = next;
    }
    return words.substring(0, end);
  }

  private static String wholeCharacters(String text, int length) {
    return text.substring(
        0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
  }
}
