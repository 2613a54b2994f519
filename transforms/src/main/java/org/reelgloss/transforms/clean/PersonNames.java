package org.reelgloss.transforms.clean;

import java.util.Optional;
import java.util.regex.Pattern;
import org.reelgloss.transforms.clean.NameFinder.Run;

/**
 * Replaces names of people by the word "person", as Panda-70M did. Works on text in its own case.
 *
 * <ul>
 *   <li>A known English given name and the capitalised words, initials and suffixes after it are a
 *       person; in a headline, where everything is capitalised, only known names go on, and one
 *       unknown word that does not look like a verb.
 *   <li>Initials with dots before a last name that is no word are a person.
 *   <li>A title (Mr, Dr, Sir …) with the capitalised words after it is a person; an office or kin
 *       (President, Chef, Uncle …) likewise, in a headline only before a known name.
 *   <li>Given names that are words or times (Will, Rose, May) count inside a sentence, unless an
 *       article, or for times a preposition, stands before; at its start and in headlines only
 *       before a last name that is no word itself. Names of places (Paris, Jordan) count only
 *       before such a last name.
 *   <li>A run that holds a word for a place, a firm, an event or a breed (Street, Cup, Terrier), or
 *       that follows one (Lake, Saint), stays as it is.
 *   <li>In a sentence without capitals only given names that are no words count, and the clear last
 *       names after them.
 *   <li>A possessive stays: "person's". Two persons with nothing, or a sign for "and", between them
 *       become "person and person".
 * </ul>
 *
 * Last names and names of other languages that stand alone are not found. Safe for use by several
 * threads at once.
 */
final class PersonNames {
  private static final String PERSON = "person";
  private static final Pattern NO_WORD_FOR_AND = Pattern.compile("\\s+|\\.?\\s*[&+/]\\s*");

  private final NameLists lists;

  private PersonNames(NameLists lists) {
    this.lists = lists;
  }

  /** Returns the English names; loaded once in a JVM. */
  static PersonNames english() {
    return Loaded.ENGLISH;
  }

  /** Returns the text with every name in it replaced. */
  String replace(String text) {
    CasedText words = new CasedText(text, lists);
    NameFinder finder = new NameFinder(words, lists);
    StringBuilder out = new StringBuilder(text.length());
    int copied = 0;
    int lastPerson = -1;
    for (int index = 0; index < words.size(); index++) {
      Optional<Run> run = finder.runAt(index);
      if (run.isEmpty()) {
        continue;
      }
      if (run.get().person()) {
        boolean neighbours = lastPerson >= 0 && lastPerson == index - 1;
        boolean together =
            neighbours
                && !words.word(lastPerson).possessive()
                && NO_WORD_FOR_AND.matcher(words.gap(lastPerson)).matches();
        out.append(together ? " and " : text.substring(copied, words.word(index).start()));
        out.append(PERSON);
        lastPerson = run.get().last();
        copied = words.endWithDot(lastPerson);
      }
      index = run.get().last();
    }
    return out.append(text, copied, text.length()).toString();
  }

  private static final class Loaded {
    static final PersonNames ENGLISH = new PersonNames(NameLists.load());
  }
}
