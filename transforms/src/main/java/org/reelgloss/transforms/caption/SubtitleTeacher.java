package org.reelgloss.transforms.caption;

import java.util.List;
import org.reelgloss.schemas.Subtitle;

/**
 * Reports what is said in the clip: of several utterances the one that is most like all the others.
 * Tells of the sound, not of the picture.
 */
final class SubtitleTeacher implements Teacher {
  static final String NAME = "subtitles";
  private static final int FEWEST_WORDS = 3;
  private static final int MOST_UTTERANCES = 64;

  private final SentenceVectors vectors;

  /**
   * @param vectors owned: closed with this teacher
   */
  SubtitleTeacher(SentenceVectors vectors) {
    this.vectors = vectors;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String model() {
    return "builtin-subtitles/1+" + vectors.model();
  }

  @Override
  public TeacherAnswer caption(ClipEvidence clip) throws TeacherException {
    List<Subtitle> cues = SpokenText.of(clip.clip().getSubtitles());
    if (cues.isEmpty()) {
      return TeacherAnswer.noInput("No words in the subtitles of this clip");
    }
    List<String> utterances = Utterances.of(cues);
    String central = mostCentral(worthTelling(utterances));
    String text = new ReportedSpeech(utterances).report(central);
    List<String> inputs = List.of(TeacherAnswer.SUBTITLES);
    return ReportedSpeech.isCut(central)
        ? TeacherAnswer.truncated(text, inputs, "The utterance is longer than a caption")
        : TeacherAnswer.success(text, inputs);
  }

  private static List<String> worthTelling(List<String> utterances) {
    List<String> telling =
        utterances.stream()
            .filter(utterance -> Sentences.words(utterance) >= FEWEST_WORDS)
            .limit(MOST_UTTERANCES)
            .toList();
    return telling.isEmpty() ? utterances.subList(0, 1) : telling;
  }

  private String mostCentral(List<String> utterances) throws TeacherException {
    if (utterances.size() == 1) {
      return utterances.get(0);
    }
    return utterances.get(Likeness.best(Likeness.centrality(vectors.encode(utterances))));
  }

  @Override
  public void close() {
    vectors.close();
  }
}
