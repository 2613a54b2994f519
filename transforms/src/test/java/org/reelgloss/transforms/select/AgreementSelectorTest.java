package org.reelgloss.transforms.select;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.reelgloss.transforms.select.Clips.captioned;
import static org.reelgloss.transforms.select.Clips.clip;
import static org.reelgloss.transforms.select.Clips.said;
import static org.reelgloss.transforms.select.Clips.silent;
import static org.reelgloss.transforms.select.Clips.subtitle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.Outcome;

class AgreementSelectorTest {
  private final WordVectors vectors = new WordVectors();
  private final AgreementSelector selector = new AgreementSelector(vectors);

  @Test
  void knowsWhatATeacherLookedAt() throws ModelException {
    CaptionedClip clip =
        captioned(
            clip(),
            said("blip", "a b c d", "frames"),
            said("vision", "e f g h", "frames"),
            said("ocr", "i j k l", "frames"),
            said("description", "m n o p", "description"),
            said("subtitles", "q r s t", "subtitles"),
            silent("other", Outcome.ERROR, "down"));

    double[] scores = selector.score(clip);

    assertThat(scores[0], closeTo(0.60, 1e-6));
    assertThat(scores[1], closeTo(0.40, 1e-6));
    assertThat(scores[2], closeTo(0.30, 1e-6));
    assertThat(scores[3], closeTo(0.20, 1e-6));
    assertThat(scores[4], closeTo(0.10, 1e-6));
    assertThat(scores[5], is(Double.NaN));
  }

  @Test
  void letsATextWinThatThePictureConfirms() throws ModelException {
    double[] scores =
        selector.score(
            captioned(
                clip(),
                said("blip", "a b c d", "frames"),
                said("description", "A b, c d!", "description")));

    assertThat(scores[0], closeTo(0.60, 1e-6));
    assertThat(scores[1], closeTo(0.80, 1e-6));
  }

  @Test
  void takesTheMeanOfOtherTeachersOfFrames() throws ModelException {
    double[] scores =
        selector.score(
            captioned(
                clip(),
                said("one", "a b c d", "frames"),
                said("two", "a b c d", "frames"),
                said("three", "e f g h", "frames")));

    assertThat(scores[0], closeTo(0.60 + 0.15 * 0.5, 1e-6));
    assertThat(scores[2], closeTo(0.60, 1e-6));
  }

  @Test
  void doesNotRewardAnEcho() throws ModelException {
    double[] scores =
        selector.score(
            captioned(
                clip().setTitle("a b c d").setSubtitles(List.of(subtitle("e f g h"))),
                said("reader", "a b c d", "description"),
                said("listener", "e f g h", "subtitles"),
                said("both", "a b c d", "frames", "description"),
                said("eye", "a b c d", "frames")));

    assertThat(scores[0], closeTo(0.20 + 0.60, 1e-6)); // The eye confirms it, "both" has read it.
    assertThat(scores[1], closeTo(0.10, 1e-6));
    assertThat(scores[2], closeTo(0.60 + 0.15, 1e-6)); // By the eye, not by the title.
    assertThat(scores[3], closeTo(0.60 + 0.15 + 0.15, 1e-6)); // By "both" and by the title.
  }

  @Test
  void trustsShortAndRepeatedWordsLess() throws ModelException {
    double[] scores =
        selector.score(
            captioned(
                clip(),
                said("short", "a dog", "frames"),
                said("repeated", "b b b b b b b b", "frames")));

    assertThat(scores[0], closeTo(0.30, 1e-6));
    assertThat(scores[1], closeTo(0.60 / 4 / 4, 1e-6));
  }

  @Test
  void embedsTheDescriptionOfAVideoOnce() throws ModelException {
    selector.score(
        captioned(clip().setDescription("One x. Two y."), said("eye", "a b c d", "frames")));
    selector.score(
        captioned(clip().setDescription("One x. Two y."), said("eye", "e f g h", "frames")));

    assertThat(vectors.embedded, contains("a b c d", "One x.", "Two y.", "e f g h"));
  }

  @Test
  void closesItsEncoder() {
    selector.close();
    assertThat(vectors.closed, is(true));
  }

  /** One axis a first letter of a word: sentences of the same words are the same. */
  private static final class WordVectors implements SentenceEmbedder {
    final List<String> embedded = new ArrayList<>();
    boolean closed;

    @Override
    public float[][] embed(List<String> sentences) {
      embedded.addAll(sentences);
      return sentences.stream().map(WordVectors::vector).toArray(float[][]::new);
    }

    @Override
    public void close() {
      closed = true;
    }

    private static float[] vector(String sentence) {
      float[] vector = new float[26];
      double square = 0;
      for (String word : sentence.toLowerCase(Locale.ROOT).split("[^a-z]+")) {
        vector[word.charAt(0) - 'a'] = 1;
      }
      for (float value : vector) {
        square += value;
      }
      for (int i = 0; i < vector.length; i++) {
        vector[i] /= (float) Math.sqrt(square);
      }
      return vector;
    }
  }
}
