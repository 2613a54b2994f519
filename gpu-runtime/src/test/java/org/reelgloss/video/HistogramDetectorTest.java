package org.reelgloss.video;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.junit.jupiter.api.Test;

class HistogramDetectorTest {
  @Test
  void doesNotSeeThatOnlyColoursChange() throws Exception {
    TestFilms.Script script =
        frame ->
            frame < 40
                ? (x, y, channel) -> List.of(100, 100, 100).get(channel) + x / 4
                : (x, y, channel) -> List.of(91, 108, 88).get(channel) + x / 4;

    assertThat(cuts(CutSemantics.V07, 80, script), is(empty()));
  }

  @Test
  void seesAFadeAsOneCutAfterAnother() throws Exception {
    TestFilms.Script script =
        frame -> (x, y, channel) -> (100 + x / 40) * Math.max(0, Math.min(40, 60 - frame)) / 40;

    assertThat(cuts(CutSemantics.V07, 80, script), contains(21L, 36L, 51L));
  }

  @Test
  void olderSemanticsMeasuresTheFirstShotFromItsSecondFrame() throws Exception {
    TestFilms.Script fifteen = frame -> TestFilms.shot(frame < 15 ? 0 : 1, 0);
    TestFilms.Script sixteen = frame -> TestFilms.shot(frame < 16 ? 0 : 1, 0);

    assertThat(cuts(CutSemantics.V06, 40, fifteen), is(empty()));
    assertThat(cuts(CutSemantics.V06, 40, sixteen), contains(16L));
    assertThat(cuts(CutSemantics.V07, 40, fifteen), contains(15L));
  }

  private static List<Long> cuts(CutSemantics semantics, int frames, TestFilms.Script script)
      throws Exception {
    try (PaintedFilm film = new PaintedFilm(frames, script)) {
      return film.show(new HistogramDetector(semantics, 15), 0).boundaries().stream()
          .map(Boundary::cut)
          .toList();
    }
  }
}
