package org.reelgloss.pipeline.evaluation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * What people said about the captions of clips: of which teachers they are good. Read from JSON
 * lines, one for what an annotator said about a clip:
 *
 * <pre>{@code
 * {"clip": "c1", "annotator": "ann", "candidates": [{"teacher": "a", "good": true}, ...]}
 * }</pre>
 *
 * <p>The lines are those of {@link JudgementLine}; each line without {@code annotator} is another
 * person's, and a picture counts as a clip. Lines about the same clip are put together: a caption
 * is good if more annotators say so than say the contrary. A clip of which no caption is good is
 * "all bad".
 */
public final class TeacherJudgements {
  private final Map<String, Map<String, Integer>> balances = new LinkedHashMap<>();
  private final Map<String, Set<String>> byAnnotator = new HashMap<>();

  /** Returns judgements without any clip. */
  public TeacherJudgements() {}

  /**
   * Adds those of a file; blank lines are passed by.
   *
   * @param name what messages call the file
   * @param in JSON lines in UTF-8; not closed
   * @throws IllegalArgumentException with file and line where something is wrong, such as an
   *     unknown key or an annotator who judges the same caption twice
   * @throws IOException if it cannot be read
   */
  public void add(String name, InputStream in) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
    int number = 0;
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          String place = name + ":" + number;
          add(place, JudgementLine.parse(place, line));
        }
      }
    } catch (CharacterCodingException malformed) {
      throw new IllegalArgumentException(
          name + ": not UTF-8, somewhere after line " + number, malformed);
    }
  }

  private void add(String place, JudgementLine line) {
    String subject = line.subject();
    String key = (line.image() ? "image\n" : "clip\n") + subject;
    Map<String, Integer> balance = balances.computeIfAbsent(key, unused -> new HashMap<>());
    String annotator = line.annotator();
    if (annotator != null) {
      Set<String> judged =
          byAnnotator.computeIfAbsent(annotator + '\n' + key, unused -> new HashSet<>());
      for (JudgementLine.Candidate candidate : line.candidates()) {
        if (!judged.add(candidate.teacher())) {
          throw new IllegalArgumentException(
              "%s: %s judges %s on %s %s twice"
                  .formatted(
                      place,
                      annotator,
                      candidate.teacher(),
                      line.image() ? "image" : "clip",
                      subject));
        }
      }
    }
    for (JudgementLine.Candidate candidate : line.candidates()) {
      balance.merge(candidate.teacher(), candidate.good() ? 1 : -1, Integer::sum);
    }
  }

  /** Returns the number of clips. */
  public int clips() {
    return balances.size();
  }

  /** Returns the names of all teachers that were judged, in order. */
  public Set<String> teachers() {
    return Collections.unmodifiableSet(good().keySet());
  }

  /**
   * Returns by teacher, in the order of the names, the clips of which its caption is good. Clips
   * are numbered from 0.
   */
  NavigableMap<String, BitSet> good() {
    NavigableMap<String, BitSet> good = new TreeMap<>();
    int clip = 0;
    for (Map<String, Integer> ofClip : balances.values()) {
      for (Map.Entry<String, Integer> balance : ofClip.entrySet()) {
        BitSet clips = good.computeIfAbsent(balance.getKey(), unused -> new BitSet());
        clips.set(clip, balance.getValue() > 0);
      }
      clip++;
    }
    return good;
  }
}
