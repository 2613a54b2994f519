package org.reelgloss.gpu;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SentenceEncoderTest {
  private static SentenceEncoder encoder;

  @BeforeAll
  static void load() throws Exception {
    encoder = SentenceEncoder.load(Devices.CPU);
  }

  @AfterAll
  static void close() {
    encoder.close();
  }

  @Test
  void bringsSentencesOfLikeMeaningTogether() throws Exception {
    float[][] vectors =
        encoder.encode(
            List.of(
                "A man is playing a guitar on a stage.",
                "Somebody plays an acoustic guitar.",
                "The stock market fell sharply today."));

    double alike = Vectors.cosine(vectors[0], vectors[1]);
    assertThat(alike, greaterThan(0.5));
    assertThat(Vectors.cosine(vectors[0], vectors[2]), lessThan(0.2));
  }

  @Test
  void givesUnitVectorsThatDoNotDependOnTheCompany() throws Exception {
    List<String> sentences = new ArrayList<>(List.of("A dog.", ""));
    for (int i = 0; i < 40; i++) {
      sentences.add("Sentence number " + i + " is of some other length than the first. ".repeat(i));
    }

    float[][] together = encoder.encode(sentences);
    float[] alone = encoder.encode(List.of("A dog."))[0];

    assertThat(together.length, is(42));
    for (float[] vector : together) {
      assertThat(vector.length, is(SentenceEncoder.DIMENSIONS));
      assertThat(Vectors.distance(vector, new float[vector.length]), closeTo(1, 1e-5));
    }
    assertThat(Vectors.distance(together[0], alone), closeTo(0, 1e-4));
  }

  @Test
  void leavesOutWhatIsBeyondTheLongestLength() throws Exception {
    String long254 = "dog ".repeat(254);

    float[][] vectors = encoder.encode(List.of(long254, long254 + "stock market ".repeat(50)));

    assertThat(Vectors.distance(vectors[0], vectors[1]), closeTo(0, 1e-5));
  }
}
