package org.reelgloss.video;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.util.List;
import org.junit.jupiter.api.Test;

class KoalaDetectorTest {
  @Test
  void findsNothingInOneShot() throws Exception {
    assertThat(boundaries(60, frame -> TestFilms.shot(0, frame)), is(empty()));
  }

  @Test
  void seesAShortDissolveAsOne() throws Exception {
    TestFilms.Script script =
        frame ->
            PaintedFilm.mix(
                TestFilms.shot(1, frame),
                TestFilms.shot(3, frame),
                Math.max(0, Math.min(1, (frame - 39) / 5.0)));

    List<Boundary> found = boundaries(80, script);

    assertThat(found, hasSize(1));
    assertThat(found.get(0).kind(), is(Boundary.Kind.DISSOLVE));
    assertThat(found.get(0).start(), is(allOf(greaterThanOrEqualTo(40L), lessThanOrEqualTo(41L))));
    assertThat(found.get(0).end(), is(allOf(greaterThanOrEqualTo(43L), lessThanOrEqualTo(44L))));
  }

  @Test
  void aFlashIsATransitionOfTwoPairs() throws Exception {
    TestFilms.Script script =
        frame -> frame == 40 ? (x, y, channel) -> 250 : TestFilms.shot(1, frame);

    assertThat(boundaries(80, script), is(List.of(new Boundary(40, 41, Boundary.Kind.DISSOLVE))));
  }

  @Test
  void findsACutBeforeTheVeryLastFrame() throws Exception {
    assertThat(
        boundaries(30, frame -> TestFilms.shot(frame < 29 ? 0 : 1, frame)),
        is(List.of(Boundary.cutAt(29))));
  }

  private static List<Boundary> boundaries(int frames, TestFilms.Script script) throws Exception {
    try (PaintedFilm film = new PaintedFilm(frames, script)) {
      return film.show(new KoalaDetector(), 0).boundaries();
    }
  }
}
