package org.reelgloss.pipeline.evaluation.captions;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunNumbersTest {
  private final RunNumbers numbers = new RunNumbers();

  @Test
  void equalRunsHaveEqualNumbersAndAreCounted() {
    Runs runs = numbers.count(List.of("a", "b", "a", "b", "c"));

    // a, b, c; a b, b a, b c; a b a, b a b, a b c; two of four.
    assertThat(counts(runs.of(1)), contains(2, 2, 1));
    assertThat(counts(runs.of(2)), contains(2, 1, 1));
    assertThat(counts(runs.of(3)), contains(1, 1, 1));
    assertThat(counts(runs.of(4)), contains(1, 1));
    assertThat(numbers.size(), is(3 + 3 + 3 + 2));
    assertThat(runs.all(2), is(4));
    Runs others = numbers.count(List.of("x", "a", "b"));
    assertThat(runs.of(1).in(others.of(1)), is(new int[] {1, 1, 0}));
    assertThat(runs.of(2).in(others.of(2)), is(new int[] {1, 0, 0}));
  }

  @Test
  void whatIsCountedBeyondChangesNothing() {
    Runs known = numbers.count(List.of("a", "b"));

    Runs beyond = numbers.beyond().count(List.of("new", "a", "b", "new"));

    assertThat(numbers.size(), is(3));
    assertThat(known.of(1).in(beyond.of(1)), is(new int[] {1, 1}));
    assertThat(known.of(2).in(beyond.of(2)), is(new int[] {1}));
    assertThat(counts(beyond.of(1)), contains(1, 1, 2));
  }

  @Test
  void aCaptionShorterThanARunHasNone() {
    Runs none = numbers.count(List.of());

    assertThat(none.tokens(), is(0));
    assertThat(none.all(1), is(0));
    assertThat(none.all(4), is(0));
    assertThat(none.of(4).size(), is(0));
  }

  @Test
  void manyPairsKeepTheirNumbers() {
    PairNumbers pairs = new PairNumbers();
    IntStream.range(0, 10_000).forEach(i -> pairs.put(i % 100, i / 100, i));
    pairs.put(7, 0, 70_000);

    assertThat(pairs.get(7, 0), is(70_000));
    assertThat(
        IntStream.range(8, 10_000).filter(i -> pairs.get(i % 100, i / 100) != i).count(), is(0L));
    assertThat(pairs.get(100, 0), is(PairNumbers.NONE));
    assertThat(pairs.get(0, 100), is(PairNumbers.NONE));
  }

  private static List<Integer> counts(RunCounts runs) {
    List<Integer> counts = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      counts.add(runs.count(i));
    }
    return counts;
  }
}
