package org.reelgloss.video;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScanRangeTest {
  private static final double FRAME = TestFilms.WIDTH * TestFilms.HEIGHT;
  private static final int[] SHOTS = {
    32, 41, 34, 38, 45, 31, 36, 40, 33, 37, 180, 42, 35, 39, 44, 31, 38, 34, 43, 36, 32, 190
  };

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(CutSemantics.class)
  void rangesTogetherGiveWhatOnePassGives(CutSemantics semantics) throws Exception {
    Path film = TestFilms.shots(folder.resolve("a.mp4"), SHOTS);
    ScanSettings settings = content(semantics);

    Ranges.Found divided = Ranges.divided(film, settings, 250 * FRAME);

    assertThat(divided.ranges(), is(greaterThan(1)));
    Ranges.Found whole = Ranges.whole(film, settings);
    assertThat(divided.lines(), containsInAnyOrder(whole.lines().toArray()));
    assertThat(divided.scannedFrames(), is(whole.scannedFrames()));
  }

  @Test
  void rangesMayBeginInOpenGroupsOfPictures() throws Exception {
    Path film =
        FilmReel.by("mpeg2video")
            .framesOutOfOrder(2)
            .write(folder.resolve("a.mkv"), 800, frame -> TestFilms.shot(frame / 37, frame));
    ScanSettings settings = content(CutSemantics.V06);

    Ranges.Found divided = Ranges.divided(film, settings, 250 * FRAME);

    assertThat(divided.ranges(), is(greaterThan(1)));
    assertThat(divided.lines(), containsInAnyOrder(Ranges.whole(film, settings).lines().toArray()));
  }

  @Test
  void aRangeWithoutACutIsScannedByTheOneBefore() throws Exception {
    Path film = TestFilms.shots(folder.resolve("a.mp4"), 60, 700, 60);
    ScanSettings settings = content(CutSemantics.V06);

    Ranges.Found divided = Ranges.divided(film, settings, 250 * FRAME);

    assertThat(RangePlanner.plan(film, settings, 250 * FRAME), hasSize(greaterThan(2)));
    assertThat(divided.ranges(), is(1));
    assertThat(divided.lines(), containsInAnyOrder(Ranges.whole(film, settings).lines().toArray()));
  }

  @Test
  void aRangeWithoutACutSaysSoEarly() throws Exception {
    Path film = TestFilms.shots(folder.resolve("a.mp4"), 60, 700, 60);
    ScanSettings settings = content(CutSemantics.V06);
    List<ScanRange.Start> starts = RangePlanner.plan(film, settings, 250 * FRAME);

    RangeScan scan =
        ShotScanner.inProcess().scan(film, settings, new ScanRange(1, starts), segment -> {});

    assertThat(scan.outcome(), is(RangeScan.Outcome.NO_JOINT));
  }

  @Test
  void aRangeWhoseKeyFrameIsNotThereSaysSo() throws Exception {
    Path film = TestFilms.shots(folder.resolve("a.mp4"), 60, 60);
    List<ScanRange.Start> wrong = List.of(new ScanRange.Start(0, 0), new ScanRange.Start(7, 70));

    RangeScan scan =
        ShotScanner.inProcess()
            .scan(film, ScanSettings.PANDA70M, new ScanRange(1, wrong), segment -> {});

    assertThat(scan.outcome(), is(RangeScan.Outcome.MISPLACED));
  }

  @Test
  void aDetectorThatHasToSeeTheStartKeepsTheVideoWhole() throws Exception {
    Path film = TestFilms.shots(folder.resolve("a.mp4"), SHOTS);
    ScanSettings stride =
        ScanSettings.PANDA70M.withDetectors(
            DetectorSettings.of(CutSemantics.V06, List.of(DetectorKind.STRIDE)));

    assertThat(RangePlanner.plan(film, stride, 250 * FRAME), hasSize(1));
  }

  private static ScanSettings content(CutSemantics semantics) {
    return ScanSettings.PANDA70M.withDetectors(
        DetectorSettings.of(semantics, List.of(DetectorKind.CONTENT)));
  }
}
