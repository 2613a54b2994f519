package org.reelgloss.transforms.caption;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Puts what is said into a sentence that says that it is said. */
final class ReportedSpeech {
  private static final Pattern FILLER =
      Pattern.compile(
          "^(?:(?:and|but|so|well|okay|ok|um|uh|er|oh|all right|alright|you know)\\b[,.]?\\s+)+",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern OWN_CAPITAL = Pattern.compile("I(?:['’]\\p{L}+)?,?");
  private static final Pattern LONE_I = Pattern.compile("\\bi(?=['’ ])");
  private static final int FEWEST_WORDS = 3;
  private static final int MOST_WORDS = 30;

  private final Set<String> capitalInside = new HashSet<>();

  /**
   * @param utterances all that is said in the clip: how words are written inside sentences
   */
  ReportedSpeech(List<String> utterances) {
    for (String utterance : utterances) {
      List<String> words = List.of(utterance.split(" "));
      capitalInside.addAll(words.subList(1, words.size()));
    }
  }

  /** Tells whether {@link #report} leaves words away because an utterance is too long. */
  static boolean isCut(String utterance) {
    return Sentences.words(utterance) > MOST_WORDS;
  }

  /** Returns, for example, {@code A voice says now shake the pan.} */
  String report(String utterance) {
    String words = utterance.replace("\"", "").replace("“", "").replace("”", "");
    String told = FILLER.matcher(words).replaceFirst("");
    words = Sentences.words(told) >= FEWEST_WORDS ? told : words;
    if (isCut(words)) {
      words = String.join(" ", List.of(words.split(" ")).subList(0, MOST_WORDS));
    }
    String closed = Sentences.closed(lowered(words));
    return (closed.endsWith("?") ? "A voice asks: " : "A voice says ") + closed;
  }

  private String lowered(String words) {
    if (words.codePoints().noneMatch(Character::isLowerCase)) {
      return LONE_I.matcher(words.toLowerCase(Locale.ROOT)).replaceAll("I");
    }
    String first = words.split(" ", 2)[0];
    boolean shouted = first.length() > 1 && first.equals(first.toUpperCase(Locale.ROOT));
    if (shouted || OWN_CAPITAL.matcher(first).matches() || capitalInside.contains(first)) {
      return words;
    }
    int letter = words.offsetByCodePoints(0, 1);
    return words.substring(0, letter).toLowerCase(Locale.ROOT) + words.substring(letter);
  }
}
