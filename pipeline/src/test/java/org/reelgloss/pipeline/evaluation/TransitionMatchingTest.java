package org.reelgloss.pipeline.evaluation;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TransitionMatchingTest {
  @Test
  void windowsThatShareOneFrameMatch() {
    assertThat(match(List.of(at(10, 12)), List.of(at(12, 20))), is(new int[] {0}));
    assertThat(match(List.of(at(10, 11)), List.of(at(12, 20))), is(new int[] {-1}));
  }

  @Test
  void ofTwoCutsInOneTransitionOneIsTooMany() {
    assertThat(match(List.of(at(14, 14), at(16, 16)), List.of(at(10, 20))), is(new int[] {0}));
  }

  @Test
  void aPredictionGoesWhereItIsTheOnlyOne() {
    List<Window> predicted = List.of(at(12, 12), at(9, 9));
    List<Window> truth = List.of(at(8, 12), at(11, 15));
    assertThat(match(predicted, truth), is(new int[] {1, 0}));
  }

  @Test
  void aLongPredictionDoesNotTakeTheTruthOfAShortOne() {
    List<Window> predicted = List.of(at(0, 100), at(10, 10));
    List<Window> truth = List.of(at(10, 10), at(50, 50));
    assertThat(match(predicted, truth), is(new int[] {1, 0}));
  }

  @Test
  void thereAreAsManyPairsAsAnyChoiceCanGive() {
    Random random = new Random(7);
    for (int round = 0; round < 2_000; round++) {
      List<Window> predicted = new ArrayList<>();
      for (int i = random.nextInt(6); i > 0; i--) {
        long first = random.nextInt(20);
        predicted.add(at(first, first + random.nextInt(9)));
      }
      List<Window> truth = truth(random);
      long pairs =
          Arrays.stream(match(predicted, truth))
              .filter(prediction -> prediction != TransitionMatching.NONE)
              .count();
      assertThat(predicted + " " + truth, pairs, is(mostPairs(predicted, truth, 0, 0)));
    }
  }

  /** Returns windows that do not overlap, widened so that they may. */
  private static List<Window> truth(Random random) {
    List<Window> truth = new ArrayList<>();
    int tolerance = random.nextInt(4);
    long first = random.nextInt(4);
    for (int i = random.nextInt(6); i > 0; i--) {
      long last = first + random.nextInt(4);
      truth.add(at(first, last).widened(tolerance));
      first = last + 1 + random.nextInt(4);
    }
    return truth;
  }

  /** Tries every choice, from one truth on, with predictions as bits that are used. */
  private static long mostPairs(List<Window> predicted, List<Window> truth, int from, int used) {
    if (from == truth.size()) {
      return 0;
    }
    long most = mostPairs(predicted, truth, from + 1, used);
    for (int i = 0; i < predicted.size(); i++) {
      Window one = predicted.get(i);
      Window other = truth.get(from);
      boolean share = one.first() <= other.last() && other.first() <= one.last();
      if (share && (used >> i & 1) == 0) {
        most = Math.max(most, 1 + mostPairs(predicted, truth, from + 1, used | 1 << i));
      }
    }
    return most;
  }

  private static int[] match(List<Window> predicted, List<Window> truth) {
    return TransitionMatching.match(predicted, truth);
  }

  private static Window at(long first, long last) {
    return new Window(first, last);
  }
}
