package org.reelgloss.transforms.caption;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.junit.jupiter.api.Test;

class PooledSentenceVectorsTest {
  @Test
  void placesSentencesOfLikeMeaningNearEachOther() throws Exception {
    try (PooledSentenceVectors vectors = new PooledSentenceVectors()) {
      float[][] encoded =
          vectors.encode(
              List.of("A man plays the guitar.", "Someone makes music.", "Stocks fell today."));

      assertThat(
          Likeness.dot(encoded[0], encoded[1]),
          is(greaterThan(Likeness.dot(encoded[0], encoded[2]))));
      assertThat(vectors.model(), is("all-MiniLM-L6-v2"));
    }
  }
}
