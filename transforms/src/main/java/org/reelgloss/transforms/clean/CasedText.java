package org.reelgloss.transforms.clean;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reelgloss.transforms.clean.NameLists.Group;

/** The words of a text, where each stands, how it is written, and how its sentence is. */
final class CasedText {
  /** How a sentence uses capitals. */
  enum Casing {
    /** Names and first words have capitals. */
    SENTENCE,
    /** Most words begin with a capital, as in a headline, or have nothing else. */
    HEADLINE,
    /** No word after the first has a capital. */
    LOWER
  }

  /**
   * A word.
   *
   * @param start index of its first character
   * @param end index after its last, a possessive 's not counted
   * @param key as it stands in the lists of names
   * @param first whether it begins a sentence
   * @param capital whether its first letter is a capital
   * @param shouted whether it has at least two letters, all capitals
   * @param possessive whether 's follows
   */
  record Word(
      int start,
      int end,
      String key,
      boolean first,
      boolean capital,
      boolean shouted,
      boolean possessive) {
    boolean isInitial() {
      return capital && key.length() == 1 && !key.equals("i");
    }
  }

  private static final Pattern WORD =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])\\p{L}[\\p{L}\\p{M}\\p{N}]*(?:['’\\-\\u2010]\\p{L}[\\p{L}\\p{M}\\p{N}]*)*");
  private static final Pattern POSSESSIVE = Pattern.compile("['’][sS]$");
  private static final Pattern SENTENCE_END = Pattern.compile("[!?\\n\\r:;\"“”]");
  private static final Pattern SPACE = Pattern.compile("[ \\t\\u00a0]+");
  private static final Pattern DOT_AND_SPACE = Pattern.compile("\\.[ \\t\\u00a0]*");
  private static final Set<String> SHORTENED = Set.of("st", "mt", "ft", "rev");
  private static final int HEADLINE_WORDS = 3;

  private final String text;
  private final NameLists lists;
  private final List<Word> words = new ArrayList<>();
  private final List<Casing> casings = new ArrayList<>();

  CasedText(String text, NameLists lists) {
    this.text = text;
    this.lists = lists;
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(word(matcher.start(), matcher.group()));
    }
    for (int from = 0; from < words.size(); ) {
      int to = from + 1;
      while (to < words.size() && !words.get(to).first()) {
        to++;
      }
      Casing casing = casing(words.subList(from, to));
      for (; from < to; from++) {
        casings.add(casing);
      }
    }
  }

  int size() {
    return words.size();
  }

  Word word(int index) {
    return words.get(index);
  }

  /** Returns how the sentence of a word is written. */
  Casing casing(int index) {
    return casings.get(index);
  }

  /** Returns what stands between a word, its possessive 's left out, and the next. */
  String gap(int index) {
    int from = afterPossessive(words.get(index));
    return text.substring(from, words.get(index + 1).start());
  }

  /** Tells whether nothing but space, or the dot of an abbreviation, leads to the next word. */
  boolean joined(int index) {
    if (index < 0 || index + 1 >= words.size()) {
      return false;
    }
    String gap = gap(index);
    return SPACE.matcher(gap).matches()
        || (isShortened(words.get(index)) && DOT_AND_SPACE.matcher(gap).matches());
  }

  /** Returns the index after a word, and after its dot where it is a shortened one. */
  int endWithDot(int index) {
    Word word = words.get(index);
    boolean dot = isShortened(word) && text.startsWith(".", word.end());
    return word.end() + (dot ? 1 : 0);
  }

  private Word word(int start, String written) {
    boolean possessive = written.length() > 2 && POSSESSIVE.matcher(written).find();
    String bare = possessive ? written.substring(0, written.length() - 2) : written;
    boolean shouted = bare.length() > 1 && bare.codePoints().noneMatch(Character::isLowerCase);
    return new Word(
        start,
        start + bare.length(),
        NameLists.key(bare),
        words.isEmpty() || endsSentence(words.get(words.size() - 1), start),
        Character.isUpperCase(bare.codePointAt(0)),
        shouted && Character.isUpperCase(bare.codePointAt(0)),
        possessive);
  }

  private boolean endsSentence(Word before, int start) {
    String gap = text.substring(afterPossessive(before), start);
    return SENTENCE_END.matcher(gap).find() || (gap.indexOf('.') >= 0 && !isShortened(before));
  }

  private boolean isShortened(Word word) {
    return word.isInitial()
        || SHORTENED.contains(word.key())
        || lists.is(Group.TITLES, word.key())
        || lists.is(Group.SUFFIXES, word.key());
  }

  /**
   * Judges by the words that need no capital in a sentence: not the first, no given name and not
   * what follows one, and small words only where they have one.
   */
  private Casing casing(List<Word> sentence) {
    int weighty = 0;
    int capitals = 0;
    boolean lower = true;
    boolean afterName = true;
    for (Word word : sentence) {
      boolean name = word.capital() && lists.isClearGivenName(word.key());
      boolean small = lists.is(Group.FUNCTION_WORDS, word.key());
      boolean countsAsCapital = word.capital() && !word.key().equals("i");
      lower &= word.first() || !countsAsCapital;
      if (!name && !afterName && (countsAsCapital || !small)) {
        weighty++;
        capitals += countsAsCapital ? 1 : 0;
      }
      afterName = name;
    }
    if (lower) {
      return Casing.LOWER;
    }
    boolean headline = weighty >= HEADLINE_WORDS && 4 * capitals >= 3 * weighty;
    return headline ? Casing.HEADLINE : Casing.SENTENCE;
  }

  private static int afterPossessive(Word word) {
    return word.end() + (word.possessive() ? 2 : 0);
  }
}
