package org.reelgloss.pipeline.evaluation.captions;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a token can look like. Of all shapes that fit at a place the longest wins, of equally long
 * ones the first. Where a shape has a group, only that is the token; what follows it is seen and
 * counts for the length, but is read again.
 *
 * <p>In the shapes, {@code %L} is what a letter is, {@code %A} a letter or digit, {@code %Q} an
 * apostrophe, {@code %H} a hyphen.
 */
final class TokenShapes {
  /** What is never more than itself before a space. */
  private static final String SINGLE = ".,;:!?\"()&/-";

  /** Two words that are written as one. */
  private static final String DOUBLE = "(?i:(can)not|(gon|wan)na|(got)ta|(lem|gim)me)(?!%A)";

  /** Words that end with a full stop wherever they have one, in small letters. */
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          ("al cf co ct dr ft ga jr ky lt md mo mr ms mt ph rd rt sq sr st va vs vt wm "
                  + "adj adm adv ala apr aug ave bhd cie col cos cpl dak dec det drs ens esq est "
                  + "etc ext feb fla fri gen gov hon inc ind jan jos jul jun kan ltd maj mar mfg "
                  + "mme mon mrs mtg neb nev nov oct pfc plc pte pty pvt rep rev sen sep seq sfc "
                  + "sgt spc ste sys tel thu tue wed wis wyo alex ariz assn asst atty bldg blvd "
                  + "brig bros capt cmdr colo conn corp dept elec govs insp intl invt kans mich "
                  + "minn mlle mont msgr natl okla penn ppte ppty pres prof ptes ptys reps sens "
                  + "sept supt tenn tues univ wisc assoc attys bancorp calif comdr lieut messrs "
                  + "supts thurs treas")
              .split(" "));

  /** Words that do so if they are written so: in small letters they are other words. */
  private static final Set<String> CASED_ABBREVIATIONS =
      Set.of("Az", "La", "Pa", "Ark", "Del", "Ill", "Ore", "Tex", "Mass", "Miss", "Wash");

  /** Words that do so before a number. */
  private static final Set<String> NUMBERED =
      Set.of("no", "nos", "art", "arts", "fig", "figs", "p", "pp", "op");

  /** Other characters are space. */
  private static final String PLANE = "[\\u0000-\\uffff]";

  private static final int LONGEST_ABBREVIATION = 7;

  private static final Pattern NUMBER_FOLLOWS = Pattern.compile("\\s*[0-9]");

  /** All that {@link #DOUBLE} fits. */
  private static final List<String> DOUBLES =
      List.of("cannot", "gonna", "wanna", "gotta", "lemme", "gimme");

  /** What tokens have in them that the treebank writes in another way. */
  private static final String RESPELLED = "\u2019-()[]{}\"";

  private static final String NUMBER = "[+-]?(?:[0-9]+(?:[.,:][0-9]+)*|(?:[.,:][0-9]+)+)";

  private static final String PHONE =
      "(?:\\([0-9]{2,3}\\) ?|\\+{0,2}(?:[0-9]{2,4}[- ]){1,2})[0-9]{3,4}[- ]?[0-9]{3,5}";

  private static final String EYES = "[\\^x=~<>'-]_[\\^x=~<>'-]";

  private static final Pattern CLITIC = Pattern.compile("(?i:\u2019(?:[sdm]|re|ve|ll)|n\u2019t)");

  private static final Pattern DASH = Pattern.compile("-{2,4}");

  /** Shapes that begin with a letter or digit. */
  private static final List<Pattern> WORDS =
      compile(
          // Before an apostrophe.
          "(%A+)%Q(?:[sSdDmM]|[rR][eE]|[vV][eE]|[lL]{2})(?!%A)",
          "(%A+)[nN][%q`][tT]",
          "[nN][%q`][tT](?!%A)",
          DOUBLE,
          // Words, with underscores and hyphens between their parts.
          "%A+(?:_%A+)*(?:%H%A+(?:_%A+)*)*",
          "%A+(?:%H%A+)*%H(?:%L\\.){2,}",
          "(?!etc)(?:%L{1,3}\\.)+(?:-(?:(?:%L\\.){2,}|%A+))+",
          "[0-9]+(?:[.,][0-9]+)+(?:-%A+)+",
          // Words with an apostrophe in them.
          "[A-HJ-XZnoOdDlL][%q\u2018]%L{2,}",
          "%L+[aeiouyA-Z][%q\u2018][aeiouA-Z]%L*",
          "(?i:nor%Qeaster|c%Qmon|e%Qer|s%Qmores|ev%Qry|li%Ql|nat%Ql|o%Qo|d%Qye)(?!%A)",
          "(?i:ol%Q|somethin%Q|dunkin%Q)(?!%A)",
          "(?i:y%Q(?=%A)|[ldj]%Q)",
          // Initials, and names joined by full stops and such.
          "[A-Za-z](?:\\.[A-Za-z])*\\.|[pP][hH]\\.[dD]\\.",
          "%L%A*(?:[.!?]%L%A*(?:-%A+)*)+",
          // Alternatives, fractions, numbers.
          "%A+(?:-%A+)*/%A+(?:-%A+)*(?:/%A+(?:-%A+)*)?",
          "%A+\\\\/%A+(?:\\\\/%A+)*",
          "[0-9]+\u2044[0-9]+",
          NUMBER,
          PHONE,
          // Currencies, companies, programming languages.
          "[A-Z]+\\$",
          "[A-Z]+(?:&[A-Z]+)+",
          "[cC]\\+\\+|[cCfF]#",
          // Addresses.
          "(?i:https?)://[^\\s\"<>|(){}]+\\.[^\\s\"<>|(){}]*[^\\s\"<>|(){}.!?,-]",
          "(?:www\\.(?:[A-Za-z0-9-]+\\.)+|(?:[A-Za-z][A-Za-z0-9]*\\.)+)(?i:com|net|org|edu)"
              + "(?:/[^\\s\"<>|()]+[^\\s\"<>|().!?,-])?",
          "[A-Za-z0-9][^\\s\"<>|()]*@(?:[^\\s\"<>|().@]+\\.)*[^\\s\"<>|().!?,@'-]+");

  /** Shapes that begin with anything else. */
  private static final List<Pattern> SIGNS =
      compile(
          "%Q(?:[sSdDmM]|[rR][eE]|[vV][eE]|[lL]{2})(?!%A)",
          "(?i:('t)is|('t)was)(?!%A)",
          "(?i:%Qem|%Qtill?|%Qcause)(?!%A)",
          "(?i:%Qn%Q|%Qn(?![%l-]))",
          "%Q[2-9]0[sS]",
          "%Q[0-9]{2}(?=\\s|$)",
          NUMBER,
          PHONE,
          // Users, topics, entities and markup.
          "@[A-Za-z_][A-Za-z_0-9]*",
          "#%L+",
          "&#[0-9]+;|&[a-zA-Z]acute;",
          "<[!?]?(?:--)?[A-Za-z][\\w:.@-]*(?:\\s+[A-Za-z][\\w:.-]*"
              + "(?:\\s*=\\s*(?:\"[^\"]*\"|'[^']*'))?)*\\s*[/?]?(?:--)?>",
          "</[A-Za-z][\\w:.-]*\\s*>",
          // Faces.
          "[<>]?[:;=][-o*']?[()DPdpO\\\\{@|\\[\\]](?!%A)",
          "[<>]?:3(?!%A)",
          EYES + "|\\(" + EYES + "\\)",
          "-[lLrR][rRsScC][bB]-",
          // Runs.
          "'{2}|`{2}",
          "[!?]{2,}",
          "\\*+|_+|#{2,}|@{2,}",
          "-{2,4}(?!-)|-{5,}",
          "<<|>>");

  private static final Pattern WORD_START = compile("%A").get(0);

  private TokenShapes() {}

  private static List<Pattern> compile(String... shapes) {
    String letters = CaptionCharacters.LETTER;
    return Stream.of(shapes)
        .map(
            shape ->
                shape
                    .replace("%L", "[[" + letters + "]&&" + PLANE + "]")
                    .replace("%l", letters)
                    .replace("%A", "[[" + letters + "\\p{Nd}]&&" + PLANE + "]")
                    .replace("%Q", "[%q]")
                    .replace("%q", "'\u2019")
                    .replace("%H", "[-\u2010\u2011]"))
        .map(Pattern::compile)
        .toList();
  }

  /** Returns the end of the token that begins at a place, or the place if none does. */
  static int end(String text, int start) {
    char first = text.charAt(start);
    if (SINGLE.indexOf(first) >= 0
        && (start + 1 == text.length() || text.charAt(start + 1) == ' ')) {
      return start + 1;
    }
    int plain = plainEnd(text, start);
    if (plain > start && !isDouble(text, start, plain)) {
      return plain + fullStop(text, start, plain);
    }
    boolean word = WORD_START.matcher(text).region(start, text.length()).lookingAt();
    int least = CaptionCharacters.standsAlone(first) ? start + 1 : start;
    return longest(word ? WORDS : SIGNS, text, start, least);
  }

  /**
   * Returns the end of a word after which nothing comes that could belong to it but a full stop, or
   * its start if it is no such word.
   */
  private static int plainEnd(String text, int start) {
    int end = start;
    while (end < text.length() && isAsciiLetter(text.charAt(end))) {
      end++;
    }
    boolean stop = end - start > 1 && text.startsWith(".", end);
    int next = stop ? end + 1 : end;
    boolean plain =
        next == text.length() || text.charAt(next) == ' ' || (!stop && text.charAt(next) == ',');
    return plain ? end : start;
  }

  private static boolean isDouble(String text, int start, int end) {
    for (String word : DOUBLES) {
      if (word.length() == end - start && text.regionMatches(true, start, word, 0, end - start)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAsciiLetter(char character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
  }

  private static int longest(List<Pattern> shapes, String text, int start, int least) {
    int end = least;
    int seen = least;
    for (Pattern shape : shapes) {
      Matcher matcher = shape.matcher(text).region(start, text.length());
      matcher.useTransparentBounds(true).useAnchoringBounds(false);
      if (matcher.lookingAt() && matcher.end() > seen) {
        seen = matcher.end();
        end = token(matcher);
      }
    }
    return seen == end ? end + fullStop(text, start, end) : end;
  }

  /** Returns the end of the one group that took part, or of the whole. */
  private static int token(Matcher matcher) {
    for (int group = 1; group <= matcher.groupCount(); group++) {
      if (matcher.end(group) >= 0) {
        return matcher.end(group);
      }
    }
    return matcher.end();
  }

  /** Returns 1 if a word ends with the full stop after it, otherwise 0. */
  private static int fullStop(String text, int start, int end) {
    if (end - start > LONGEST_ABBREVIATION || !text.startsWith(".", end)) {
      return 0;
    }
    String word = text.substring(start, end);
    String small = word.toLowerCase(Locale.ENGLISH);
    boolean kept =
        ABBREVIATIONS.contains(small)
            || CASED_ABBREVIATIONS.contains(word)
            || (NUMBERED.contains(small)
                && NUMBER_FOLLOWS.matcher(text).region(end + 1, text.length()).lookingAt());
    return kept ? 1 : 0;
  }

  /** Returns a token as it is written in the Penn Treebank. */
  static String spell(String token) {
    if (!hasAnyOf(token, RESPELLED)) {
      return token;
    }
    if (CLITIC.matcher(token).matches()) {
      return token.replace('\u2019', '\'');
    }
    if (DASH.matcher(token).matches()) {
      return "--";
    }
    String spelled = token.replace("(", "-LRB-").replace(")", "-RRB-");
    return switch (spelled) {
      case "[" -> "-LSB-";
      case "]" -> "-RSB-";
      case "{" -> "-LCB-";
      case "}" -> "-RCB-";
      case "\"" -> "''";
      default -> spelled;
    };
  }

  private static boolean hasAnyOf(String token, String characters) {
    for (int i = 0; i < token.length(); i++) {
      if (characters.indexOf(token.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }
}
