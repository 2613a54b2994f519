package org.reelgloss.video;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.hamcrest.Description;
import org.hamcrest.Matcher;
import org.hamcrest.TypeSafeMatcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reelgloss.video.Boundary.Kind;
import org.reelgloss.video.TransitionFilm.Shot;

class TransitionFinderTest {
  private static final double FPS = 25;
  private static final Shot ONE = TransitionFilm.still(1);
  private static final Shot TWO = TransitionFilm.still(2);
  private static final Shot THREE = TransitionFilm.still(3);

  @Test
  void findsAHardCutAtTheFirstFrameOfTheNewShot() {
    assertThat(
        find(new TransitionFilm().add(ONE, 60).add(TWO, 60)), contains(at(60, 60, Kind.CUT)));
  }

  @Test
  void findsAHardCutBetweenLikePicturesByItsContentScore() {
    TransitionFilm film = new TransitionFilm().add(ONE, 60).add(ONE.mixedWith(TWO, 0.3), 60);

    assertThat(find(film), is(empty()));
    assertThat(find(film.withContentScore(60, 30)), contains(at(60, 60, Kind.CUT)));
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 17, 25, 35})
  void findsADissolveOfMostLengths(int length) {
    TransitionFilm film = new TransitionFilm().add(ONE, 60).dissolve(ONE, TWO, length).add(TWO, 60);

    assertThat(find(film), contains(at(60, 60 + length, Kind.DISSOLVE)));
  }

  @Test
  void findsADissolveBetweenMovingShots() {
    TransitionFilm film =
        new TransitionFilm()
            .add(ONE.moving(0.1), 60)
            .dissolve(ONE.moving(0.1), TWO.moving(-0.1), 20)
            .add(TWO.moving(-0.1), 60);

    assertThat(find(film), contains(at(60, 80, Kind.DISSOLVE)));
  }

  @Test
  void findsADissolveBetweenLetterboxedShots() {
    Shot one = ONE.letterboxed();
    Shot two = TWO.letterboxed();
    TransitionFilm film = new TransitionFilm().add(one, 60).dissolve(one, two, 20).add(two, 60);

    assertThat(find(film), contains(at(60, 80, Kind.DISSOLVE)));
  }

  @Test
  void findsAFadeThroughBlackAsOneBoundary() {
    TransitionFilm film =
        new TransitionFilm().add(ONE, 60).fadeOut(ONE, 12).black(6).fadeIn(TWO, 12).add(TWO, 60);

    assertThat(find(film), contains(at(60, 90, Kind.FADE)));
  }

  @Test
  void takesALongBlackForAShotOfItsOwn() {
    TransitionFilm film =
        new TransitionFilm().add(ONE, 60).fadeOut(ONE, 12).black(40).fadeIn(TWO, 12).add(TWO, 60);

    assertThat(find(film), contains(at(60, 72, Kind.FADE), at(112, 124, Kind.FADE)));
  }

  @Test
  void findsNothingWhereAVideoFadesInAndOut() {
    assertThat(
        find(new TransitionFilm().black(6).fadeIn(ONE, 12).add(ONE, 60).fadeOut(ONE, 12).black(6)),
        is(empty()));
  }

  @Test
  void findsAWipe() {
    TransitionFilm film = new TransitionFilm().add(ONE, 60).wipe(ONE, TWO, 20).add(TWO, 60);

    assertThat(find(film), contains(at(60, 80, Kind.WIPE)));
  }

  @Test
  void findsNothingInAStillShot() {
    assertThat(find(new TransitionFilm().add(ONE, 200)), is(empty()));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.4, 1.5})
  void findsNothingInAPan(double speed) {
    assertThat(find(new TransitionFilm().add(ONE.moving(speed), 200)), is(empty()));
  }

  @Test
  void findsNothingInFlashes() {
    TransitionFilm film =
        new TransitionFilm().add(ONE, 60).white(2).add(ONE, 20).add(TWO, 1).add(ONE, 60);

    assertThat(find(film), is(empty()));
  }

  @Test
  void tellsBoundariesOfALongFilmInOrder() {
    assertThat(
        find(longFilm()),
        contains(
            at(80, 80, Kind.CUT),
            at(180, 195, Kind.DISSOLVE),
            at(275, 297, Kind.FADE),
            at(377, 397, Kind.WIPE),
            at(477, 477, Kind.CUT)));
  }

  @Test
  void findsTheSameAfterItsMemoryWhereverItStarted() {
    TransitionFilm film = longFilm();
    List<Boundary> whole = find(film);
    long memory = new TransitionFinder(FPS).memory();
    for (int from = 0; from + memory < film.length(); from += 7) {
      long valid = from + memory;
      List<Boundary> expected = new ArrayList<>(whole);
      expected.removeIf(boundary -> boundary.start() < valid);
      List<Boundary> found = find(film, from);
      found.removeIf(boundary -> boundary.start() < valid);

      assertThat("from frame " + from, found, is(expected));
    }
  }

  @Test
  void hasSettledACalmShotUpToAFewFrames() {
    TransitionFinder finder = new TransitionFinder(FPS);
    TransitionFilm film = new TransitionFilm().add(ONE, 60);
    for (int frame = 0; frame < film.length(); frame++) {
      finder.next(film.picture(frame), 0, found -> {});
    }

    assertThat(finder.settled(), is(greaterThanOrEqualTo(50L)));
    assertThat(finder.settled(), is(lessThanOrEqualTo(59L)));
  }

  @Test
  void rejectsPicturesOfAnotherSize() {
    TransitionFinder finder = new TransitionFinder(FPS);

    assertThrows(IllegalArgumentException.class, () -> finder.next(new byte[12], 0, found -> {}));
  }

  private static TransitionFilm longFilm() {
    return new TransitionFilm()
        .add(ONE, 80)
        .add(TWO, 100)
        .dissolve(TWO, THREE, 15)
        .add(THREE, 80)
        .fadeOut(THREE, 10)
        .black(2)
        .fadeIn(ONE, 10)
        .add(ONE, 80)
        .wipe(ONE, TWO, 20)
        .add(TWO, 80)
        .add(THREE, 80);
  }

  private static List<Boundary> find(TransitionFilm film) {
    return find(film, 0);
  }

  private static List<Boundary> find(TransitionFilm film, int from) {
    List<Boundary> all = new ArrayList<>();
    TransitionFinder finder = new TransitionFinder(FPS);
    for (int frame = from; frame < film.length(); frame++) {
      finder.next(film.picture(frame), film.contentScore(frame), all::add);
    }
    finder.finish(all::add);
    all.replaceAll(found -> new Boundary(found.start() + from, found.end() + from, found.kind()));
    return all;
  }

  /** Matches a boundary whose ends are at most two frames beside these. */
  private static Matcher<Boundary> at(long start, long end, Kind kind) {
    return new TypeSafeMatcher<>() {
      @Override
      protected boolean matchesSafely(Boundary actual) {
        return actual.kind() == kind
            && Math.abs(actual.start() - start) <= 2
            && Math.abs(actual.end() - end) <= 2;
      }

      @Override
      public void describeTo(Description expected) {
        expected.appendText(kind + " from about " + start + " to about " + end);
      }
    };
  }
}
