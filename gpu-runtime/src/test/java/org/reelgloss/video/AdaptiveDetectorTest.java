package org.reelgloss.video;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.junit.jupiter.api.Test;

class AdaptiveDetectorTest {
  @Test
  void takesAChangeThatStandsOutForACut() throws Exception {
    assertThat(cuts(CutSemantics.V06, 100, 40), contains(40L));
  }

  @Test
  void takesNoChangeAmongOthersForACut() throws Exception {
    assertThat(cuts(CutSemantics.V06, 100, 39, 40, 41, 42, 43), is(empty()));
  }

  @Test
  void measuresAShotToTheNewestFrameOrToTheCut() throws Exception {
    assertThat(cuts(CutSemantics.V06, 100, 40, 53), contains(40L, 53L));
    assertThat(cuts(CutSemantics.V07, 100, 40, 53), contains(40L));
    assertThat(cuts(CutSemantics.V07, 100, 40, 55), contains(40L, 55L));
  }

  @Test
  void takesNoneOfTheLastTwoFramesForACut() throws Exception {
    assertThat(cuts(CutSemantics.V06, 43, 40), contains(40L));
    assertThat(cuts(CutSemantics.V06, 42, 40), is(empty()));
  }

  /** A film of which each shot is red or blue and begins with one of these frames. */
  private static List<Long> cuts(CutSemantics semantics, int frames, Integer... starts)
      throws Exception {
    TestFilms.Script script =
        frame ->
            TestFilms.shot((int) List.of(starts).stream().filter(s -> s <= frame).count() % 2, 0);
    try (PaintedFilm film = new PaintedFilm(frames, script)) {
      return film.show(new AdaptiveDetector(semantics, 15), 0).boundaries().stream()
          .map(Boundary::cut)
          .toList();
    }
  }
}
