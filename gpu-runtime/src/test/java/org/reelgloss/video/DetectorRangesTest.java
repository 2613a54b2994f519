package org.reelgloss.video;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import java.util.List;
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
    ScanSettings settings =
        ScanSettings.PANDA70M.withDetectors(DetectorSettings.of(CutSemantics.V06, List.of(kind)));

    Ranges.Found divided = Ranges.divided(film, settings, 400 * FRAME);

    assertThat(divided.ranges(), is(greaterThan(1)));
    assertThat(divided.lines(), containsInAnyOrder(Ranges.whole(film, settings).lines().toArray()));
  }
}
