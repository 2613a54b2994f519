package org.reelgloss.gpu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
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
   * @param abandoned says which pictures' texts nobody wants any more; they end where they are
   * @throws ModelException if the decoder throws it or gives values that are not finite
   */
  List<Hypothesis> generate(int sources, StepFunction decoder, IntPredicate abandoned)
      throws ModelException {
    Search[] searches =
        Stream.generate(() -> Search.of(config)).limit(sources).toArray(Search[]::new);
    int[] offsets = IntStream.range(0, sources).toArray();
    while (continues(searches, abandoned)) {
      float[][] logits = decoder.next(rows(searches, offsets));
      int at = 0;
      for (int source = 0; source < sources; source++) {
        Search search = searches[source];
        int size = search.beginnings().length;
        offsets[source] = at;
        if (size > 0) {
          search.advance(Arrays.copyOfRange(logits, at, at + size));
          at += size;
        }
      }
    }
    return Stream.of(searches).map(Search::best).toList();
  }

  /** Puts an end to what is abandoned; returns whether there is more to do. */
  private static boolean continues(Search[] searches, IntPredicate abandoned) {
    for (int source = 0; source < searches.length; source++) {
      if (abandoned.test(source)) {
        searches[source] = Search.ABANDONED;
      }
    }
    return !Stream.of(searches).allMatch(Search::isDone);
  }

  /**
   * Puts the beginnings of all searches one after the other.
   *
   * @param offsets where each search began in the call before
   */
  private static StepFunction.Rows rows(Search[] searches, int[] offsets) {
    List<int[]> tokens = new ArrayList<>();
    IntStream.Builder parents = IntStream.builder();
    IntStream.Builder sources = IntStream.builder();
    for (int source = 0; source < offsets.length; source++) {
      tokens.addAll(Arrays.asList(searches[source].beginnings()));
      for (int parent : searches[source].parents()) {
        parents.add(offsets[source] + parent);
        sources.add(source);
      }
    }
    return new StepFunction.Rows(
        tokens.toArray(int[][]::new), parents.build().toArray(), sources.build().toArray());
  }
}
