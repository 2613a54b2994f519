package org.reelgloss.pipeline.evaluation.captions;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Which characters make words, which stand alone, and which are another way to write others. */
final class CaptionCharacters {
  /**
   * What words are made of besides ASCII letters and digits: letters, digits and the marks of the
   * scripts in which words are written with them.
   */
  static final String LETTER =
      "\\p{L}\\u02c2-\\u02df\\u02e5-\\u02ff\\u0300-\\u036f\\u0375\\u0384\\u0385\\u0483-\\u0487"
          + "\\u055a-\\u055f\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7"
          + "\\u0615-\\u061a\\u064b-\\u065e\\u0670\\u06d6-\\u06ef\\u06fd\\u06fe\\u070f-\\u074c"
          + "\\u07a6-\\u07b0\\u07eb-\\u07f3\\u0900-\\u0963\\u0981-\\u09e3\\u0a01-\\u0a4f"
          + "\\u0a81-\\u0acf\\u0b82-\\u0bcc\\u0c01-\\u0c54\\u0d3e-\\u0d48";

  /** What is a token of its own besides ASCII: symbols and the punctuation of other scripts. */
  private static final Pattern ALONE =
      Pattern.compile(
          "[\\u00a1\\u00a5-\\u00a9\\u00ac\\u00ae-\\u00b4\\u00b6-\\u00b9\\u00bf\\u00d7\\u00f7\\u037e"
              + "\\u0387\\u0589\\u05be\\u05c0\\u05c3\\u05c6\\u05f3\\u05f4\\u0600-\\u0603"
              + "\\u0606-\\u060c\\u0614\\u061b\\u061e\\u061f\\u066a\\u066d\\u06d4\\u0700-\\u070d"
              + "\\u07f6-\\u07f8\\u0964\\u0965\\u0e3f\\u0e4f\\u1fbd\\u2016\\u2017\\u201a"
              + "\\u201e-\\u2023\\u2030-\\u2038\\u203b\\u203e-\\u2042\\u2044\\u2070\\u2074-\\u207e"
              + "\\u2080-\\u208e\\u20a4\\u2100\\u2101\\u2103-\\u2106\\u2108\\u2109\\u2114"
              + "\\u2116-\\u2118\\u211e-\\u2123\\u2125\\u2127\\u2129\\u212e\\u213a\\u213b"
              + "\\u2140-\\u2144\\u214a-\\u214d\\u214f\\u2155-\\u215e\\u2190-\\u2bff\\u3001-\\u3002"
              + "\\u3012\\u30fb\\uff01-\\uff0f\\uff1a-\\uff20\\uff3b-\\uff40\\uff5b-\\uff65"
              + "\\uffe0\\uffe1\\uffe5\\uffe6]");

  /** Characters and entities that are written for others; a space on either side separates. */
  private static final Map<String, String> REPLACEMENTS =
      Map.ofEntries(
          Map.entry("\u0092", "'"),
          Map.entry("\u00ad", ""),
          Map.entry("\u00bc", " 1/4 "),
          Map.entry("\u00bd", " 1/2 "),
          Map.entry("\u00be", " 3/4 "),
          Map.entry("\u2153", " 1/3 "),
          Map.entry("\u2154", " 2/3 "),
          Map.entry("\u00a2", " cents "),
          Map.entry("\u00a3", " # "),
          Map.entry("\u0080", " $ "),
          Map.entry("\u00a4", " $ "),
          Map.entry("\u20a0", " $ "),
          Map.entry("\u20ac", " $ "),
          Map.entry("&amp;", "&"),
          Map.entry("&lt;", " < "),
          Map.entry("&gt;", " > "),
          Map.entry("&apos;", "'"),
          Map.entry("&quot;", " "),
          Map.entry("&nbsp;", " "),
          Map.entry("&ndash;", " "),
          Map.entry("&mdash;", " "));

  private static final Pattern REPLACED =
      Pattern.compile(
          "[\u0092\u00ad\u00bc-\u00be\u2153\u2154\u00a2-\u00a4\u0080\u20a0\u20ac]"
              + "|&(?i:amp|[lg]t|apos|quot|nbsp|[nm]dash);");

  private CaptionCharacters() {}

  /** Returns the text with one way to write each thing. */
  static String simplify(String text) {
    return isAscii(text)
        ? text
        : REPLACED.matcher(text).replaceAll(found -> replacement(found.group()));
  }

  /** Returns whether there are only ASCII characters that are no control, nor begin an entity. */
  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character < ' ' || character > '~' || character == '&') {
        return false;
      }
    }
    return true;
  }

  private static String replacement(String found) {
    String small = found.toLowerCase(Locale.ENGLISH);
    return REPLACEMENTS.getOrDefault(small, "").replace("$", "\\$");
  }

  /**
   * Returns whether a character that is part of nothing larger is a token; all others are space.
   */
  static boolean standsAlone(char character) {
    return (character > ' ' && character < 0x7f)
        || ALONE.matcher(Character.toString(character)).matches();
  }
}
