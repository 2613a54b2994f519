package org.reelgloss.transforms.caption;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Sentences of English prose, and their outer form. */
final class Sentences {
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern ABBREVIATED =
      Pattern.compile("(?:^|\\s)(?:Mr|Mrs|Ms|Dr|St|Prof|Jr|Sr|vs|No|etc|e\\.g|i\\.e|\\p{Lu})\\.$");
  private static final Pattern LOOSE_END = Pattern.compile("[\\s,;:\\-–—…]+$");
  private static final Pattern DOTS = Pattern.compile("(?:\\.\\s*){2,}$");

  private Sentences() {}

  /** Splits prose, which may have line breaks anywhere, into its sentences. */
  static List<String> split(String prose) {
    String text = singleSpaced(prose);
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
    breaks.setText(text);
    List<String> sentences = new ArrayList<>();
    int start = 0;
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      String sentence = text.substring(start, end).strip();
      if (ABBREVIATED.matcher(sentence).find() && end < text.length()) {
        continue;
      }
      if (!sentence.isEmpty()) {
        sentences.add(sentence);
      }
      start = end;
    }
    return sentences;
  }

  static String singleSpaced(String text) {
    return SPACES.matcher(text).replaceAll(" ").strip();
  }

  static int words(String text) {
    return text.isBlank() ? 0 : singleSpaced(text).split(" ").length;
  }

  /** Returns the sentence with one full stop, question or exclamation mark at its end. */
  static String closed(String sentence) {
    String bare = DOTS.matcher(sentence.strip()).replaceAll("");
    bare = LOOSE_END.matcher(bare).replaceAll("");
    return endsSentence(bare) ? bare : bare + ".";
  }

  /** Tells whether a text ends as a sentence does, a closing quotation mark not counted. */
  static boolean endsSentence(String text) {
    String bare = text.replaceAll("[\"'”’)\\]]+$", "");
    return bare.endsWith(".") || bare.endsWith("!") || bare.endsWith("?");
  }

  /** Returns the sentence with a capital first letter. */
  static String capitalised(String sentence) {
    int first = sentence.offsetByCodePoints(0, 1);
    return sentence.substring(0, first).toUpperCase(Locale.ROOT) + sentence.substring(first);
  }
}
