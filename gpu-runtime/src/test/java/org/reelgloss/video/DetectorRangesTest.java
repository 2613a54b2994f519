package org.reelgloss.video;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several workers find what one finds. */
class DetectorRangesTest {
  private static final double FRAME = TestFilms.WIDTH * TestFilms.HEIGHT;

  private static final int[] SHOTS = {
    32, 41, 34, 38, 45, 8, 36, 40, 33, 37, 12, 42, 35, 39, 44, 31, 38, 34, 43, 36, 32, 70
  };

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(names = {"ADAPTIVE", "HISTOGRAM", "KOALA"})
  void rangesTogetherGiveWhatOnePassGives(DetectorKind kind) throws Exception {
    Path film = TestFilms.shots(folder.resolve("a.mp4"), SHOTS);
    checkRanges(film, with(kind), 400);
  }

  @Test
  void soDoDetectorsOfTransitionsAndSeveralTogether() throws Exception {
    Path film = TestFilms.shots(folder.resolve("a.mp4"), threeTimes(SHOTS));

    checkRanges(film, with(DetectorKind.FADE), 1_200);
    checkRanges(film, with(DetectorKind.CONTENT, DetectorKind.FADE), 1_200);
    checkRanges(film, with(DetectorKind.HISTOGRAM, DetectorKind.KOALA), 1_200);
  }

  @Test
  void soDoDetectorsThatKeepDifferentDistances() throws Exception {
    int[] shots = {60, 8, 70, 9, 61, 4, 75, 66, 7, 58, 63, 8, 72, 10, 69, 64, 8, 90};
    Path film = TestFilms.shots(folder.resolve("a.mp4"), shots);
    DetectorSettings near =
        new DetectorSettings(
            List.of(DetectorKind.CONTENT, DetectorKind.KOALA), CutSemantics.V06, 25, 1, 10, null);

    checkRanges(film, ScanSettings.PANDA70M.withDetectors(near), 400);
  }

  private static int[] threeTimes(int... lengths) {
    return IntStream.range(0, 3 * lengths.length).map(i -> lengths[i % lengths.length]).toArray();
  }

  private static ScanSettings with(DetectorKind... kinds) {
    return ScanSettings.PANDA70M.withDetectors(
        DetectorSettings.of(CutSemantics.V06, List.of(kinds)));
  }

  private static void checkRanges(Path film, ScanSettings settings, int framesOfARange)
      throws Exception {
    Ranges.Found divided = Ranges.divided(film, settings, framesOfARange * FRAME);

    assertThat(divided.ranges(), is(greaterThan(1)));
    assertThat(divided.lines(), containsInAnyOrder(Ranges.whole(film, settings).lines().toArray()));
  }
}
