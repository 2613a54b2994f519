package org.reelgloss.pipeline.evaluation.captions;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.gpu.Devices;
import org.reelgloss.gpu.ModelBundle;
import org.reelgloss.gpu.SentenceBundle;
import org.reelgloss.gpu.TokenEncoder;
import org.reelgloss.gpu.TokenVectors;

/** BERTScore by the encoder that is on the class path. */
class BertScoreTest {
  @TempDir private static Path folder;
  private static TokenEncoder encoder;

  @BeforeAll
  static void load() throws Exception {
    encoder = TokenEncoder.load(ModelBundle.open(SentenceBundle.write(folder)), Devices.CPU);
  }

  @AfterAll
  static void close() {
    encoder.close();
  }

  @Test
  void aCopyScoresOneAndALikeMeaningMoreThanAnother() throws Exception {
    double alike = score("a dog runs", List.of("a puppy is running"));

    assertThat(score("a dog runs", List.of("a dog runs")), closeTo(1, 1e-5));
    assertThat(
        alike, allOf(greaterThan(score("a dog runs", List.of("the tax office"))), lessThan(1.0)));
  }

  @Test
  void matchesEachTokenWithTheNearestOne() throws Exception {
    List<TokenVectors> texts = encoder.encode(List.of("dog", "red puppy"));
    TokenVectors dog = texts.get(0);
    TokenVectors puppy = texts.get(1);
    // Special tokens, at both ends, may be matched but have no share themselves.
    double precision = nearest(dog, 1, puppy);
    double recall = (nearest(puppy, 1, dog) + nearest(puppy, 2, dog)) / 2;

    assertThat(
        score("dog", List.of("red puppy")),
        closeTo(2 * precision * recall / (precision + recall), 1e-5));
  }

  @Test
  void allPairsCountAlike() throws Exception {
    double one = score("a dog", List.of("a cat"));
    double other = score("a dog", List.of("a big red car"));

    assertThat(score("a dog", List.of("a cat", "a big red car")), closeTo((one + other) / 2, 1e-5));
  }

  @Test
  void manyImagesGiveTheMeanOverTheirPairs() throws Exception {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 70; i++) {
      ids.add("image " + i);
    }
    CaptionSet captions =
        new CaptionSet(
            ids,
            Collections.nCopies(70, List.of("a cat", "a car")),
            Collections.nCopies(70, "a dog"));

    double whole = BertScore.of(captions, encoder);

    assertThat(whole, closeTo(score("a dog", List.of("a cat", "a car")), 1e-4));
    assertThat(
        CaptionEvaluation.plain().withBert(encoder).of(captions).scores().containsKey("bertScore"),
        is(true));
  }

  private static double nearest(TokenVectors text, int token, TokenVectors other) {
    double best = -1;
    for (int i = 0; i < other.size(); i++) {
      best = Math.max(best, text.cosine(token, other, i));
    }
    return best;
  }

  private static double score(String candidate, List<String> references) throws Exception {
    return BertScore.of(
        new CaptionSet(List.of("a"), List.of(references), List.of(candidate)), encoder);
  }
}
