package org.reelgloss.transforms.clean;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds text that must not be published, by lists of terms under categories. A term is one or more
 * words; it matches whole words in any case, whatever signs stand between them, and also with a
 * plural s or es at its end.
 */
final class HarmfulText {
  /** The category of the terms that the user adds. */
  static final String OWN_TERMS = "own terms";

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  private final Map<String, Pattern> categories;

  private HarmfulText(Map<String, Pattern> categories) {
    this.categories = categories;
  }

  /**
   * Returns the built-in list together with more terms.
   *
   * @param ownTerms words or phrases, each with at least one letter or digit
   */
  static HarmfulText withTerms(List<String> ownTerms) {
    Map<String, Pattern> categories = new LinkedHashMap<>();
    Sections.read("blocked-terms.txt")
        .lines()
        .forEach((category, terms) -> categories.put(category, anyOf(terms)));
    if (!ownTerms.isEmpty()) {
      categories.put(OWN_TERMS, anyOf(ownTerms));
    }
    return new HarmfulText(categories);
  }

  /** Returns the category of the first list that the text meets; empty where it meets none. */
  Optional<String> category(String text) {
    String words = wordsOf(text);
    return categories.entrySet().stream()
        .filter(entry -> entry.getValue().matcher(words).find())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Tells whether a term has anything to match. */
  static boolean isTerm(String term) {
    return !wordsOf(term).isBlank();
  }

  private static Pattern anyOf(List<String> terms) {
    List<String> escaped = new ArrayList<>();
    terms.forEach(term -> escaped.add(Pattern.quote(wordsOf(term).strip())));
    return Pattern.compile(
        escaped.stream().collect(Collectors.joining("|", " (?:", ")(?:s|es)? ")));
  }

  /** Lower-case words, one space around each. */
  private static String wordsOf(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return " " + NO_WORD.matcher(plain).replaceAll(" ").strip() + " ";
  }
}
