package org.reelgloss.transforms.caption;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.reelgloss.schemas.Clip;
import org.reelgloss.schemas.Subtitle;

/**
 * Says what title and description of the video say, and nothing else. Of several sentences it takes
 * the one that is most like the others and like what is said or announced at the time of the clip,
 * so that clips of one video can differ.
 */
final class DescriptionTeacher implements Teacher {
  static final String NAME = "description";
  private static final int MOST_SENTENCES = 32;
  private static final int MOST_SPOKEN_WORDS = 60;
  private static final double WEIGHT_OF_MOMENT = 1.5;

  private final SentenceVectors vectors;

  /**
   * @param vectors owned: closed with this teacher
   */
  DescriptionTeacher(SentenceVectors vectors) {
    this.vectors = vectors;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String model() {
    return "builtin-description/1+" + vectors.model();
  }

  @Override
  public TeacherAnswer caption(ClipEvidence evidence) throws TeacherException {
    Clip clip = evidence.clip();
    Description description = Description.read(clip.getDescription().orElse(""));
    Optional<String> title = clip.getTitle().flatMap(VideoTitle::words);
    String moment = moment(clip, description);
    if (!description.sentences().isEmpty()) {
      String sentence = best(description.sentences(), title, moment);
      return answer(Sentences.capitalised(Sentences.closed(sentence)));
    }
    Map.Entry<Long, String> chapter = description.chapters().floorEntry(clip.getStartMs() / 1000);
    if (chapter != null) {
      return answer("This part of the video is titled " + quoted(chapter.getValue()));
    }
    if (!description.fragments().isEmpty()) {
      String fragment = best(description.fragments(), title, moment);
      return answer("The description of the video says " + quoted(fragment));
    }
    return title
        .map(words -> answer("The video is titled " + quoted(words)))
        .orElseGet(() -> TeacherAnswer.noInput(why(evidence)));
  }

  private static TeacherAnswer answer(String sentence) {
    return TeacherAnswer.success(sentence, List.of(TeacherAnswer.DESCRIPTION));
  }

  private static String why(ClipEvidence evidence) {
    return evidence.written().isBlank()
        ? "The video has neither title nor description"
        : "Title and description tell nothing of what is in the video";
  }

  private static String quoted(String words) {
    return "\"" + words.replace("\"", "").replaceAll("[\\s.,;:…]+$", "") + "\".";
  }

  /** Returns what is announced and said at the time of the clip, perhaps nothing. */
  private static String moment(Clip clip, Description description) {
    List<String> texts = new ArrayList<>();
    Map.Entry<Long, String> chapter = description.chapters().floorEntry(clip.getStartMs() / 1000);
    if (chapter != null) {
      texts.add(chapter.getValue() + ".");
    }
    String spoken =
        SpokenText.of(clip.getSubtitles()).stream()
            .map(Subtitle::getText)
            .collect(Collectors.joining(" "));
    texts.add(
        List.of(spoken.split(" ")).stream()
            .limit(MOST_SPOKEN_WORDS)
            .collect(Collectors.joining(" ")));
    return String.join(" ", texts).strip();
  }

  private String best(List<String> sentences, Optional<String> title, String moment)
      throws TeacherException {
    if (sentences.size() == 1) {
      return sentences.get(0);
    }
    List<String> known = sentences.subList(0, Math.min(MOST_SENTENCES, sentences.size()));
    List<String> all = new ArrayList<>(known);
    title.ifPresent(all::add);
    int others = all.size();
    if (!moment.isEmpty()) {
      all.add(moment);
    }
    float[][] encoded = vectors.encode(all);
    double[] centrality =
        Likeness.centrality(List.of(encoded).subList(0, others).toArray(float[][]::new));
    double[] scores = new double[known.size()];
    for (int i = 0; i < scores.length; i++) {
      double likeMoment = moment.isEmpty() ? 0 : Likeness.dot(encoded[i], encoded[others]);
      scores[i] = centrality[i] + WEIGHT_OF_MOMENT * likeMoment;
    }
    return known.get(Likeness.best(scores));
  }

  @Override
  public void close() {
    vectors.close();
  }
}
