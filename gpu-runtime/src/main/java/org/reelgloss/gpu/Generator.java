package org.reelgloss.gpu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Generates a text for each of several pictures at once; one that has its text drops out. */
final class Generator {
  private final GenerationConfig config;

  Generator(GenerationConfig config) {
    this.config = config;
  }

  /**
   * Returns the best text for each picture.
   *
   * @param sources how many pictures
   * @param decoder what they show, for this call only
   * @throws ModelException if the decoder throws it or gives values that are not finite
   */
  List<Hypothesis> generate(int sources, StepFunction decoder) throws ModelException {
    List<Search> searches = Stream.generate(() -> Search.of(config)).limit(sources).toList();
    int[] offsets = IntStream.range(0, sources).toArray();
    while (searches.stream().anyMatch(search -> !search.isDone())) {
      float[][] logits = decoder.next(rows(searches, offsets));
      int at = 0;
      for (int source = 0; source < sources; source++) {
        Search search = searches.get(source);
        int size = search.beginnings().length;
        offsets[source] = at;
        if (size > 0) {
          search.advance(Arrays.copyOfRange(logits, at, at + size));
          at += size;
        }
      }
    }
    return searches.stream().map(Search::best).toList();
  }

  /**
   * Puts the beginnings of all searches one after the other.
   *
   * @param offsets where each search began in the call before
   */
  private static StepFunction.Rows rows(List<Search> searches, int[] offsets) {
    List<int[]> tokens = new ArrayList<>();
    IntStream.Builder parents = IntStream.builder();
    IntStream.Builder sources = IntStream.builder();
    for (int source = 0; source < offsets.length; source++) {
      tokens.addAll(Arrays.asList(searches.get(source).beginnings()));
      for (int parent : searches.get(source).parents()) {
        parents.add(offsets[source] + parent);
        sources.add(source);
      }
    }
    return new StepFunction.Rows(
        tokens.toArray(int[][]::new), parents.build().toArray(), sources.build().toArray());
  }
}
