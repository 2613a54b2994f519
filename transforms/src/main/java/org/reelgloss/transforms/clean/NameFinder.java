package org.reelgloss.transforms.clean;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.reelgloss.transforms.clean.CasedText.Casing;
import org.reelgloss.transforms.clean.CasedText.Word;
import org.reelgloss.transforms.clean.NameLists.Group;

/** Finds the runs of words of one text that are names; {@link PersonNames} states the rule. */
final class NameFinder {
  /**
   * Words that belong together.
   *
   * @param last index of the last word
   * @param person false where they name a place, a firm or an event
   */
  record Run(int last, boolean person) {}

  private static final Set<String> BEFORE_WORDS =
      Set.of(
          "a", "an", "the", "this", "that", "every", "each", "my", "your", "his", "her", "our", "i",
          "you", "he", "she", "it", "we", "they");
  private static final Pattern VERB_OR_PLURAL = Pattern.compile(".*(?:s|ing|ed)");
  private static final Pattern AND = Pattern.compile("\\s*&\\s*");
  private static final int LONGEST_ACRONYM = 3;
  private static final int MOST_PARTICLES = 3;

  private final CasedText text;
  private final NameLists lists;

  NameFinder(CasedText text, NameLists lists) {
    this.text = text;
    this.lists = lists;
  }

  /** Returns the run that begins with a word; empty where none does. */
  Optional<Run> runAt(int index) {
    Word word = text.word(index);
    if (lists.is(Group.TITLES, word.key()) || lists.is(Group.OFFICES, word.key())) {
      if (addresses(index)) {
        return Optional.of(placeOrPerson(index, lastOf(index + 1)));
      }
      if (sharesItsName(index)) {
        return Optional.of(new Run(index, true));
      }
    }
    int afterInitials = afterInitials(index);
    if (afterInitials > index && lists.isClearLastName(text.word(afterInitials).key())) {
      return Optional.of(placeOrPerson(index, lastOf(afterInitials)));
    }
    if (!isName(index)) {
      return Optional.empty();
    }
    int last = lastOf(index);
    return Optional.of(afterPlacePrefix(index) ? new Run(last, false) : placeOrPerson(index, last));
  }

  /** Returns the word after the initials that begin here; the same word where none do. */
  private int afterInitials(int index) {
    int next = index;
    while (text.word(next).isInitial() && text.joined(next)) {
      next++;
    }
    return next;
  }

  /** Tells whether a title or office stands in front of a name. */
  private boolean addresses(int index) {
    if (!text.joined(index) || text.word(index).possessive()) {
      return false;
    }
    Word word = text.word(index);
    Word next = text.word(index + 1);
    if (isStop(next) || lists.is(Group.TITLES, next.key())) {
      return false;
    }
    if (lists.is(Group.TITLES, word.key())) {
      return next.capital() || (text.casing(index) == Casing.LOWER && next.key().length() > 1);
    }
    boolean known = lists.given().contains(next.key()) || lists.last().contains(next.key());
    boolean sentence = text.casing(index) == Casing.SENTENCE;
    return next.capital()
        ? known || (sentence && word.capital())
        : text.casing(index) == Casing.LOWER && isNameInLowerCase(next.key());
  }

  /** Tells whether this is the first title of "Mr. and Mrs. Smith". */
  private boolean sharesItsName(int index) {
    if (!lists.is(Group.TITLES, text.word(index).key())) {
      return false;
    }
    int next = index + 1;
    if (next + 1 < text.size() && text.word(next).key().equals("and")) {
      return lists.is(Group.TITLES, text.word(next + 1).key());
    }
    return next < text.size()
        && AND.matcher(text.gap(index).replace(".", "")).matches()
        && lists.is(Group.TITLES, text.word(next).key());
  }

  private boolean isName(int index) {
    Word word = text.word(index);
    String key = givenPart(word);
    if (!lists.given().contains(key) || lists.is(Group.FUNCTION_WORDS, key)) {
      return false;
    }
    if (!word.capital()) {
      return text.casing(index) == Casing.LOWER && isNameInLowerCase(key);
    }
    if (word.shouted()
        && text.casing(index) != Casing.HEADLINE
        && key.length() <= LONGEST_ACRONYM) {
      return false;
    }
    if (lists.isClearGivenName(key) || isBeforeLastName(index)) {
      return true;
    }
    boolean inside = !word.first() && text.casing(index) == Casing.SENTENCE;
    return inside && !lists.is(Group.WITH_LAST_NAME, key) && !isWordHere(index, key);
  }

  /** A double name is known by its first half: Anne-Marie. */
  private String givenPart(Word word) {
    int hyphen = word.key().indexOf('-');
    return hyphen > 0 && word.capital() && !lists.given().contains(word.key())
        ? word.key().substring(0, hyphen)
        : word.key();
  }

  private boolean isNameInLowerCase(String key) {
    return lists.isClearGivenName(key) && !lists.lowerCaseWords().contains(key);
  }

  /** Judges by the word before: "the Rose", "in May". */
  private boolean isWordHere(int index, String key) {
    String before = text.word(index - 1).key();
    return BEFORE_WORDS.contains(before)
        || (lists.is(Group.TIMES, key) && lists.is(Group.BEFORE_TIMES, before));
  }

  private boolean isBeforeLastName(int index) {
    return text.joined(index)
        && !text.word(index).possessive()
        && text.word(index + 1).capital()
        && lists.isClearLastName(text.word(index + 1).key());
  }

  private boolean afterPlacePrefix(int index) {
    return text.joined(index - 1)
        && text.word(index - 1).capital() == text.word(index).capital()
        && lists.is(Group.PLACE_PREFIXES, text.word(index - 1).key());
  }

  private Run placeOrPerson(int first, int last) {
    for (int index = first + 1; index <= last; index++) {
      if (lists.is(Group.PLACE_WORDS, text.word(index).key())) {
        return new Run(last, false);
      }
    }
    boolean place =
        text.joined(last)
            && !text.word(last).possessive()
            && lists.is(Group.PLACE_WORDS, text.word(last + 1).key());
    return place ? new Run(last + 1, false) : new Run(last, true);
  }

  private int lastOf(int first) {
    int last = first;
    for (int next = after(first, last); next > 0; next = after(first, last)) {
      last = next;
    }
    return last;
  }

  /** Returns the next word of a name, particles passed over; -1 where the name has ended. */
  private int after(int first, int last) {
    if (!text.joined(last) || text.word(last).possessive()) {
      return -1;
    }
    int next = last + 1;
    if (continues(first, last, next)) {
      return next;
    }
    int beyond = next;
    while (beyond < next + MOST_PARTICLES && isParticle(beyond) && text.joined(beyond)) {
      beyond++;
    }
    boolean named = beyond > next && text.word(beyond).capital();
    return named && continues(first, last, beyond) ? beyond : -1;
  }

  private boolean isParticle(int index) {
    return !text.word(index).capital() && lists.is(Group.PARTICLES, text.word(index).key());
  }

  private boolean continues(int first, int last, int next) {
    Word word = text.word(next);
    String key = word.key();
    if (isStop(word)) {
      return false;
    }
    return switch (text.casing(next)) {
      case SENTENCE ->
          word.capital()
              && (!word.shouted() || text.word(first).shouted() || lists.is(Group.SUFFIXES, key));
      case HEADLINE ->
          word.capital()
              && (lists.isClearGivenName(key)
                  || lists.last().contains(key)
                  || lists.is(Group.SUFFIXES, key)
                  || (word.isInitial() && text.joined(next))
                  || (last == first && soundsLikeALastName(key)));
      case LOWER ->
          (lists.isClearLastName(key) && !lists.lowerCaseWords().contains(key))
              || lists.is(Group.SUFFIXES, key)
              || isNameInLowerCase(key);
    };
  }

  /** In a headline the word after a given name is a last name or a verb. */
  private boolean soundsLikeALastName(String key) {
    return key.length() > 2
        && !VERB_OR_PLURAL.matcher(key).matches()
        && !lists.is(Group.WORDS, key)
        && !lists.is(Group.PLACE_WORDS, key);
  }

  private boolean isStop(Word word) {
    int apostrophe = word.key().indexOf('\'');
    String stem = apostrophe > 0 ? word.key().substring(0, apostrophe) : word.key();
    return lists.is(Group.FUNCTION_WORDS, stem)
        || (lists.is(Group.TIMES, stem) && !List.of("may", "june", "april").contains(stem));
  }
}
