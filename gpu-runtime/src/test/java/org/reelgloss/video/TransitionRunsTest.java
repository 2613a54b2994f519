package org.reelgloss.video;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TransitionRunsTest {
  private final List<String> found = new ArrayList<>();
  private final ShotDetector.Findings findings =
      ShotDetector.Findings.of(
          boundary ->
              found.add(boundary.start() + "-" + boundary.end() + " " + boundary.kind().label()),
          hit -> {});

  @Test
  void onePairIsACutAndSeveralAreADissolve() {
    assertThat(boundaries(9, 100, 20, 40, 41, 42), contains("20-20 cut", "40-42 dissolve"));
  }

  @Test
  void aShotThatIsTooShortIsPartOfTheTransition() {
    assertThat(boundaries(9, 100, 20, 28), contains("20-28 dissolve"));
    found.clear();
    assertThat(boundaries(9, 100, 20, 29), contains("20-20 cut", "29-29 cut"));
  }

  @Test
  void whatGoesOnForTooLongIsDivided() {
    Integer[] pairs = new Integer[12];
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = 10 + i;
    }

    assertThat(
        boundaries(2, 5, pairs), contains("10-15 dissolve", "15-20 dissolve", "20-21 dissolve"));
  }

  @Test
  void aDivisionAtTheVeryEndAddsNoCut() {
    assertThat(boundaries(2, 3, 10, 11, 12, 13, 30), contains("10-13 dissolve", "30-30 cut"));
  }

  private List<String> boundaries(int leastShot, int longest, Integer... pairs) {
    TransitionRuns runs = new TransitionRuns(leastShot, longest);
    for (int pair = 1; pair < 60; pair++) {
      runs.next(pair, Set.of(pairs).contains(pair), findings);
    }
    runs.finish(findings);
    return found;
  }
}
