package org.reelgloss.transforms.select.bank;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a caption, in lower case and without punctuation. */
final class Words {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}']+");

  private Words() {}

  static List<String> of(String caption) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(caption.toLowerCase(Locale.ROOT));
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }

  /** Returns all sequences of one to {@code longest} words, joined by blanks. */
  static List<String> phrases(List<String> words, int longest) {
    List<String> phrases = new ArrayList<>();
    for (int start = 0; start < words.size(); start++) {
      StringBuilder phrase = new StringBuilder();
      for (int end = start; end < Math.min(words.size(), start + longest); end++) {
        phrase.append(end > start ? " " : "").append(words.get(end));
        phrases.add(phrase.toString());
      }
    }
    return phrases;
  }
}
