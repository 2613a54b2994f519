package org.reelgloss.transforms.caption;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a video's description tells of it, apart from links, tags, contacts, thanks and requests.
 *
 * @param sentences whole sentences, in order
 * @param fragments lines that tell something without being sentences, in order
 * @param chapters titles of the video's parts, by the second in which they begin
 */
record Description(List<String> sentences, List<String> fragments, TreeMap<Long, String> chapters) {
  private static final int MOST_CHARS = 20_000;
  private static final int LONGEST = 400;
  private static final int FEWEST_WORDS = 4;
  private static final int MOST_WORDS = 40;
  private static final Pattern CHAPTER =
      Pattern.compile("^\\W*(?:(\\d{1,2}):)?(\\d{1,2}):(\\d{2})\\b[\\s)\\]\\-–—:|]*(.*)$");
  private static final Pattern CONTACT =
      Pattern.compile(
          "https?://|www\\.|\\b[\\w-]+\\.(?:com|org|net|tv|ly|io|me|gg|co|be)\\b|\\S+@\\S+|(?:^|\\s)@\\w+",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern REQUEST =
      Pattern.compile(
          "\\b(?:subscri\\w+|follow (?:me|us|him|her|them)|patreon|merch\\w*|sponsor\\w*|discount\\w*"
              + "|promo\\w*|coupon\\w*|affiliate\\w*|giveaway\\w*|instagram|facebook|twitter|tiktok"
              + "|snapchat|discord|twitch|youtube|spotify|itunes|soundcloud|download\\w*|upload\\w*"
              + "|copyright\\w*|rights reserved|licen[cs]\\w*|creative commons|fair use|disclaimer"
              + "|music by|song:|track:|artist:|gear|business|inquir\\w+|enquir\\w+"
              + "|contact|donat\\w+|thumbs up|like button|(?:please )?like and|leave a|comments?"
              + "|let me know|let us know|check out|click|links?|notification\\w*|bell|channel"
              + "|hope you|thank\\w*|enjoy (?:the|this|watching)|watch more|more videos|stay tuned"
              + "|don['’]?t forget|playlist\\w*|website|newsletter|shop|buy|order now|use code)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern TAG = Pattern.compile("(?:^|(?<=\\s))#[\\p{L}\\p{N}_]+");
  private static final Pattern PICTURES =
      Pattern.compile("[\\p{So}\\p{Sk}\\p{Cs}\\p{Co}\\p{Cf}\\x{FE0F}]");
  private static final Pattern BULLET = Pattern.compile("^[\\s•·*►▶→=_~|+-]+");

  /** Reads a description as its author wrote it, line breaks included. */
  static Description read(String text) {
    TreeMap<Long, String> chapters = new TreeMap<>();
    List<String> paragraphs = new ArrayList<>();
    boolean wrapped = false;
    String start = text.substring(0, Math.min(MOST_CHARS, text.length()));
    for (String raw : start.lines().toList()) {
      String line = cleaned(raw);
      Matcher chapter = CHAPTER.matcher(line);
      if (chapter.matches()) {
        putChapter(chapters, chapter);
        wrapped = false;
        continue;
      }
      boolean continues = wrapped && !line.isEmpty() && Character.isLowerCase(line.codePointAt(0));
      if (continues) {
        int last = paragraphs.size() - 1;
        paragraphs.set(last, paragraphs.get(last) + " " + line);
      } else if (!line.isEmpty()) {
        paragraphs.add(line);
      }
      wrapped = !line.isEmpty() && !Sentences.endsSentence(line);
    }
    return sorted(paragraphs, chapters);
  }

  private static Description sorted(List<String> paragraphs, TreeMap<Long, String> chapters) {
    List<String> sentences = new ArrayList<>();
    List<String> fragments = new ArrayList<>();
    for (String paragraph : paragraphs) {
      for (String part : Sentences.split(paragraph)) {
        if (tells(part)) {
          (Sentences.endsSentence(part) ? sentences : fragments).add(part);
        }
      }
    }
    return new Description(List.copyOf(sentences), List.copyOf(fragments), chapters);
  }

  /** Returns a line without tags, pictures and bullets. */
  static String cleaned(String line) {
    String text = TAG.matcher(line).replaceAll(" ");
    text = PICTURES.matcher(text).replaceAll(" ");
    return Sentences.singleSpaced(BULLET.matcher(Sentences.singleSpaced(text)).replaceFirst(""));
  }

  /** Tells whether a text speaks of what is in the video and has the length of a caption. */
  private static boolean tells(String text) {
    int words = Sentences.words(text);
    return text.length() <= LONGEST
        && words >= FEWEST_WORDS
        && words <= MOST_WORDS
        && isProse(text)
        && !CONTACT.matcher(text).find()
        && !REQUEST.matcher(text).find();
  }

  /** Tells whether a text is mostly letters, not all of them capitals, and no heading of a list. */
  static boolean isProse(String text) {
    long letters = text.codePoints().filter(Character::isLetter).count();
    long visible = text.codePoints().filter(c -> !Character.isWhitespace(c)).count();
    return letters >= 0.75 * visible
        && text.codePoints().anyMatch(Character::isLowerCase)
        && !text.endsWith(":");
  }

  private static void putChapter(TreeMap<Long, String> chapters, Matcher line) {
    String title = line.group(4).strip();
    if (title.codePoints().anyMatch(Character::isLetter) && !CONTACT.matcher(title).find()) {
      long hours = line.group(1) == null ? 0 : Long.parseLong(line.group(1));
      long minutes = Long.parseLong(line.group(2));
      chapters.put((hours * 60 + minutes) * 60 + Long.parseLong(line.group(3)), title);
    }
  }
}
