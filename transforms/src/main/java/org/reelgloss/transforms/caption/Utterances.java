package org.reelgloss.transforms.caption;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.reelgloss.schemas.Subtitle;

/**
 * Joins cues to what was said in one go. Rolling captions show each word in several cues; a word is
 * taken once.
 */
final class Utterances {
  private static final long PAUSE_MS = 1_500;
  private static final int LONG_ENOUGH = 14;

  private final List<String> finished = new ArrayList<>();
  private final List<String> said = new ArrayList<>();
  private final List<String> open = new ArrayList<>();

  private Utterances() {}

  /** Returns the utterances of cleaned cues, which are ordered by time. */
  static List<String> of(List<Subtitle> cues) {
    Utterances utterances = new Utterances();
    long end = Long.MIN_VALUE;
    for (Subtitle cue : cues) {
      if (end != Long.MIN_VALUE && cue.getStartMs() - end > PAUSE_MS) {
        utterances.finish();
      }
      utterances.hear(List.of(cue.getText().split(" ")));
      end = Math.max(end, cue.getEndMs());
    }
    utterances.finish();
    return utterances.finished;
  }

  private void hear(List<String> cue) {
    List<String> news = cue.subList(repeated(cue), cue.size());
    if (news.isEmpty()) {
      return;
    }
    if (open.size() >= LONG_ENOUGH) {
      finish();
    }
    said.addAll(news);
    open.addAll(news);
    if (Sentences.endsSentence(news.get(news.size() - 1))) {
      finish();
    }
  }

  /** Returns how many words at the start of a cue are those that were said last. */
  private int repeated(List<String> cue) {
    for (int count = Math.min(cue.size(), said.size()); count > 0; count--) {
      boolean whole = count == cue.size();
      if ((count > 1 || whole) && same(said.subList(said.size() - count, said.size()), cue)) {
        return count;
      }
    }
    return 0;
  }

  private static boolean same(List<String> tail, List<String> cue) {
    for (int i = 0; i < tail.size(); i++) {
      if (!bare(tail.get(i)).equals(bare(cue.get(i)))) {
        return false;
      }
    }
    return true;
  }

  private static String bare(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("\\P{Alnum}+$", "");
  }

  private void finish() {
    if (!open.isEmpty()) {
      finished.addAll(Sentences.split(String.join(" ", open)));
      open.clear();
    }
  }
}
