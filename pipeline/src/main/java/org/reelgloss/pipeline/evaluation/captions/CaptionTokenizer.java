package org.reelgloss.pipeline.evaluation.captions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Splits captions into tokens by the conventions of the Penn Treebank, as the common evaluation of
 * captions does: {@code don't} becomes {@code do n't}, {@code dog's} becomes {@code dog 's}, words
 * with hyphens stay whole, abbreviations keep their full stop. What comes out equals what CoreNLP
 * 3.4.1's tokenizer gives on lines in small letters, less punctuation, with two differences: any
 * kind of white space, line separators among them, only separates; and a token never has a space in
 * it, where CoreNLP keeps some phone numbers, fractions and markup together.
 *
 * <p>Safe for use by several threads at once.
 */
public final class CaptionTokenizer {
  /** Tokens that do not count; brackets are not among them, by tradition. */
  private static final Set<String> DROPPED =
      Set.of("''", "'", "``", "`", ".", "?", "!", ",", ":", "-", "--", "...", ";");

  private CaptionTokenizer() {}

  /**
   * Returns the tokens of a caption, in small letters, without punctuation.
   *
   * @param caption of any length; an empty one has no tokens
   */
  public static List<String> tokenize(String caption) {
    List<String> tokens = new ArrayList<>();
    String text = CaptionCharacters.simplify(caption);
    int at = 0;
    while (at < text.length()) {
      int end = text.charAt(at) == ' ' ? at : TokenShapes.end(text, at);
      addParts(TokenShapes.spell(text.substring(at, end)), tokens);
      at = Math.max(end, at + 1);
    }
    return tokens;
  }

  private static void addParts(String token, List<String> tokens) {
    String small = token.toLowerCase(Locale.ENGLISH);
    if (small.indexOf(' ') < 0) {
      add(small, tokens);
    } else {
      for (String part : small.split(" ")) {
        add(part, tokens);
      }
    }
  }

  private static void add(String part, List<String> tokens) {
    if (!part.isEmpty() && !DROPPED.contains(part)) {
      tokens.add(part);
    }
  }
}
