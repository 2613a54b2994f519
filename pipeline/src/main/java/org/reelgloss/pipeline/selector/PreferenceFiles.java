package org.reelgloss.pipeline.selector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.reelgloss.pipeline.evaluation.JudgementLine;
import org.reelgloss.pipeline.evaluation.captions.CaptionTokenizer;
import org.reelgloss.pipeline.evaluation.captions.Cider;
import org.reelgloss.pipeline.evaluation.ranking.Problems;
import org.reelgloss.pipeline.evaluation.ranking.SelectionFile;
import org.reelgloss.pipeline.evaluation.ranking.SelectionItem;

/**
 * Reads what candidates are preferred to others from JSON lines, of which a file has one kind:
 *
 * <ul>
 *   <li>people's choices, see {@link JudgementLine}, with the text of every candidate. The best one
 *       has all preference, or the good ones share it where no best one is named.
 *   <li>references by people, see {@link SelectionFile}. The preference is the softmax of the
 *       candidates' CIDEr (from 0 to 10) over 0.5.
 * </ul>
 *
 * Lines that cannot be used are {@link #problems}.
 */
public final class PreferenceFiles {
  private static final double TEMPERATURE = 0.5;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Preference> preferences = new ArrayList<>();
  private final Set<String> said = new HashSet<>();
  private final Problems problems = new Problems();

  private PreferenceFiles() {}

  /**
   * Reads files.
   *
   * @throws IllegalArgumentException if one is missing or not UTF-8
   * @throws IOException if one cannot be read
   */
  public static PreferenceFiles read(List<Path> files) throws IOException {
    PreferenceFiles all = new PreferenceFiles();
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw new IllegalArgumentException("choices must be a file, but was: " + file);
      }
      try {
        all.add(file);
      } catch (CharacterCodingException malformed) {
        throw new IllegalArgumentException(file + " is not UTF-8", malformed);
      }
    }
    return all;
  }

  /** Returns what can be used, in the order of the files. */
  public List<Preference> preferences() {
    return preferences;
  }

  /** Returns the lines that cannot be used. */
  public Problems problems() {
    return problems;
  }

  private void add(Path file) throws IOException {
    JsonNode example = example(file);
    if (example.has("references")) {
      SelectionFile graded =
          example.has("clip") ? SelectionFile.ofClips(file) : SelectionFile.ofImages(file);
      problems.addAll(graded.problems());
      addGraded(graded.items());
      return;
    }
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      long number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          addChoice(file.toString(), number, line);
        }
      }
    }
  }

  /** Returns the first object of a file, which tells its kind; a missing node if it has none. */
  private static JsonNode example(Path file) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode root = object(line);
        if (root.isObject()) {
          return root;
        }
      }
      return MissingNode.getInstance();
    }
  }

  private static JsonNode object(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException notJson) {
      return MissingNode.getInstance(); // Whoever reads the line for its content tells of it.
    }
  }

  private void addGraded(List<SelectionItem> items) {
    if (items.isEmpty()) {
      return;
    }
    Cider cider =
        Cider.of(
            items.stream()
                .map(item -> item.references().stream().map(CaptionTokenizer::tokenize).toList())
                .toList());
    for (int i = 0; i < items.size(); i++) {
      SelectionItem item = items.get(i);
      int image = i;
      double[] scores =
          item.candidates().stream()
              .mapToDouble(one -> cider.score(image, CaptionTokenizer.tokenize(one.text())))
              .toArray();
      List<Preference.Candidate> candidates = new ArrayList<>();
      for (int j = 0; j < scores.length; j++) {
        SelectionItem.Candidate one = item.candidates().get(j);
        double relevance = Math.exp((scores[j] - max(scores)) / TEMPERATURE);
        candidates.add(new Preference.Candidate(one.teacher(), one.text(), relevance, null));
      }
      preferences.add(new Preference(item.name(), candidates));
    }
  }

  private static double max(double[] scores) {
    double max = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      max = Math.max(max, score);
    }
    return max;
  }

  private void addChoice(String file, long number, String text) {
    String place = file + ":" + number;
    try {
      JudgementLine line = JudgementLine.parse(place, text);
      if (line.candidates().stream().anyMatch(one -> one.text() == null)) {
        problems.add(file, number, "a candidate has no text");
      } else if (line.annotator() != null && !said.add(line.annotator() + '\n' + line.subject())) {
        problems.add(file, number, line.annotator() + " chose for " + line.subject() + " before");
      } else {
        preferences.add(preference(line));
      }
    } catch (IllegalArgumentException bad) {
      problems.add(file, number, String.valueOf(bad.getMessage()).replace(place + ": ", ""));
    }
  }

  private static Preference preference(JudgementLine line) {
    List<Preference.Candidate> candidates =
        line.candidates().stream()
            .map(
                one -> {
                  boolean preferred =
                      line.best() == null ? one.good() : one.teacher().equals(line.best());
                  return new Preference.Candidate(
                      one.teacher(),
                      Objects.requireNonNull(one.text()),
                      preferred ? 1 : 0,
                      one.good());
                })
            .toList();
    return new Preference(line.subject(), candidates);
  }
}
