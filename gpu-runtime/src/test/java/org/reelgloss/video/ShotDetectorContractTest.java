package org.reelgloss.video;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every detector that looks at pictures. */
class ShotDetectorContractTest {
  private static final int BUSY_FRAMES = 170;

  private static PaintedFilm plain;
  private static PaintedFilm busy;

  @BeforeAll
  static void paint() {
    plain = new PaintedFilm(120, ShotDetectorContractTest::plainFrame);
    busy = new PaintedFilm(BUSY_FRAMES, ShotDetectorContractTest::busyFrame);
  }

  @AfterAll
  static void close() {
    plain.close();
    busy.close();
  }

  private static TestFilms.Painter plainFrame(int frame) {
    return TestFilms.shot(frame < 40 ? 0 : frame < 70 ? 1 : 2, frame);
  }

  /** Cuts at 40, 47 and 125, a flash at 60, a dissolve from 80 to 95. */
  private static TestFilms.Painter busyFrame(int frame) {
    if (frame == 60) {
      return (x, y, channel) -> 250;
    }
    if (frame >= 80 && frame < 95) {
      return PaintedFilm.mix(
          TestFilms.shot(2, frame), TestFilms.shot(3, frame), (frame - 79) / 16.0);
    }
    int shot = frame < 40 ? 0 : frame < 47 ? 1 : frame < 80 ? 2 : frame < 125 ? 3 : 4;
    return TestFilms.shot(shot, frame);
  }

  static List<DetectorSettings> settings() {
    List<DetectorSettings> all = new ArrayList<>();
    for (CutSemantics semantics : CutSemantics.values()) {
      all.add(DetectorSettings.of(semantics, List.of(DetectorKind.CONTENT)));
      all.add(DetectorSettings.of(semantics, List.of(DetectorKind.ADAPTIVE)));
      all.add(DetectorSettings.of(semantics, List.of(DetectorKind.HISTOGRAM)));
    }
    all.add(DetectorSettings.of(CutSemantics.V06, List.of(DetectorKind.KOALA)));
    all.add(DetectorSettings.of(CutSemantics.V06, List.of(DetectorKind.FADE)));
    all.add(
        DetectorSettings.of(CutSemantics.V06, List.of(DetectorKind.CONTENT, DetectorKind.FADE)));
    all.add(
        DetectorSettings.of(CutSemantics.V06, List.of(DetectorKind.KOALA, DetectorKind.HISTOGRAM)));
    all.add(DetectorSettings.of(CutSemantics.V06, List.of(DetectorKind.LEARNED), "difference"));
    return all;
  }

  static List<DetectorSettings> settingsOfThoseThatForget() {
    return settings().stream()
        .filter(settings -> !settings.kinds().contains(DetectorKind.LEARNED))
        .toList();
  }

  private static ShotDetector open(DetectorSettings settings) throws IOException {
    return Detectors.open(settings, TestFilms.FPS, bundle -> new DifferenceModel());
  }

  @ParameterizedTest
  @MethodSource("settings")
  void findsPlainCutsToTheFrame(DetectorSettings settings) throws Exception {
    PaintedFilm.Pass pass = plain.show(open(settings), 0);

    assertThat(pass.boundaries(), contains(Boundary.cutAt(40), Boundary.cutAt(70)));
    assertThat(new TreeSet<>(starts(pass.hits())), contains(40L, 70L));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void neverGoesBackOnWhatIsSettled(DetectorSettings settings) throws Exception {
    ShotDetector detector = open(settings);
    int delay = detector.delay();
    PaintedFilm.Pass pass = busy.show(detector, 0);

    long before = -1;
    int seen = 0;
    for (int frame = 0; frame < BUSY_FRAMES; frame++) {
      for (Boundary found : pass.boundaries().subList(seen, pass.found().get(frame))) {
        assertThat(found.start(), is(greaterThan(before)));
      }
      seen = pass.found().get(frame);
      long settled = pass.settled().get(frame);
      assertThat(settled, is(greaterThanOrEqualTo(before)));
      assertThat(settled, is(greaterThanOrEqualTo((long) frame - delay)));
      assertThat(settled, is(lessThanOrEqualTo((long) frame)));
      before = settled;
    }
    for (Boundary found : pass.boundaries().subList(seen, pass.boundaries().size())) {
      assertThat(found.start(), is(greaterThan(before)));
    }
  }

  @ParameterizedTest
  @MethodSource("settings")
  void givesBoundariesInOrderAndEachBeginsWithAHit(DetectorSettings settings) throws Exception {
    PaintedFilm.Pass pass = busy.show(open(settings), 0);

    long end = -1;
    for (Boundary found : pass.boundaries()) {
      assertThat(found.start(), is(greaterThanOrEqualTo(end)));
      assertThat(starts(pass.hits()), hasItem(found.start()));
      end = found.end();
    }
  }

  @ParameterizedTest
  @MethodSource("settingsOfThoseThatForget")
  void hitsDependOnNoMoreThanTheMemory(DetectorSettings settings) throws Exception {
    List<Boundary> whole = busy.show(open(settings), 0).hits();
    for (int first = 1; first < 100; first += 3) {
      ShotDetector detector = open(settings);
      int known = first + detector.memory();
      PaintedFilm.Pass part = busy.show(detector, first);

      assertThat(from(known, part.hits(), first), is(from(known, whole, 0)));
    }
  }

  @Test
  void transitionsDependOnNoMoreThanTheMemory() throws Exception {
    DetectorSettings fade = DetectorSettings.of(CutSemantics.V06, List.of(DetectorKind.FADE));
    try (PaintedFilm film = new PaintedFilm(330, ShotDetectorContractTest::lateFrame)) {
      List<Boundary> whole = film.show(open(fade), 0).hits();
      assertThat(whole, hasSize(4));
      for (int first = 1; first < 60; first += 7) {
        int start = first;
        ShotDetector detector = open(fade);
        int known = first + detector.memory();
        List<Boundary> part =
            film.show(detector, first).hits().stream()
                .map(b -> new Boundary(b.start() + start, b.end() + start, b.kind()))
                .toList();

        assertThat(
            part.stream().filter(b -> b.start() >= known).toList(),
            is(whole.stream().filter(b -> b.start() >= known).toList()));
      }
    }
  }

  /** Cuts at 100 and 290, dissolves from 160 to 175 and from 220 to 235. */
  private static TestFilms.Painter lateFrame(int frame) {
    for (int from : List.of(160, 220)) {
      if (frame >= from && frame < from + 15) {
        int before = from == 160 ? 1 : 2;
        return PaintedFilm.mix(
            TestFilms.shot(before, frame),
            TestFilms.shot(before + 1, frame),
            (frame - from + 1) / 16.0);
      }
    }
    int shot = frame < 100 ? 0 : frame < 160 ? 1 : frame < 220 ? 2 : frame < 290 ? 3 : 4;
    return TestFilms.shot(shot, frame);
  }

  private static List<Long> starts(List<Boundary> hits) {
    return hits.stream().map(Boundary::start).toList();
  }

  private static List<Long> from(long known, List<Boundary> hits, int first) {
    return hits.stream().map(hit -> hit.start() + first).filter(hit -> hit >= known).toList();
  }
}
