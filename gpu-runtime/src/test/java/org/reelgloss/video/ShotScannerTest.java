package org.reelgloss.video;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShotScannerTest {
  @TempDir private Path folder;

  private final List<ScannedSegment> segments = new ArrayList<>();

  @Test
  void findsHardCutsToTheFrame() throws Exception {
    ScanResult result = scan(TestFilms.shots(folder.resolve("a.mp4"), 40, 30, 50));

    assertThat(result.frames(), is(120L));
    assertThat(result.cuts(), contains(40L, 70L));
    assertThat(ranges(), contains("0-40", "40-70", "70-120"));
  }

  @Test
  void bothSemanticsAgreeOnPlainCuts() throws Exception {
    Path film = TestFilms.shots(folder.resolve("a.mp4"), 40, 30, 50);

    ScanResult result =
        ShotScanner.inProcess()
            .scan(
                film,
                ScanSettings.PANDA70M.withDetectors(
                    DetectorSettings.of(CutSemantics.V07, List.of(DetectorKind.CONTENT))),
                segments::add);

    assertThat(result.cuts(), contains(40L, 70L));
  }

  @Test
  void dividesALongShotAndGivesPresentationTimes() throws Exception {
    scan(TestFilms.shots(folder.resolve("a.mp4"), 200));

    assertThat(ranges(), contains("0-125", "125-200"));
    assertThat(segments.get(0).startMs(), is(0L));
    assertThat(segments.get(0).endMs(), is(5_000L));
    assertThat(segments.get(1).startMs(), is(5_000L));
    assertThat(segments.get(1).endMs(), is(8_000L));
  }

  @Test
  void givesTheVeryEndFramesOfASegment() throws Exception {
    scan(TestFilms.write(folder.resolve("a.mp4"), 100, TestFilms::numbered));

    assertThat(ranges(), contains("0-100"));
    assertThat(TestFilms.number(segments.get(0).first()), is(4L)); // int(0.05 * 99)
    assertThat(TestFilms.number(segments.get(0).last()), is(94L)); // int(0.95 * 99)
  }

  @Test
  void givesANeighbourOfTheEndFrameWhereFramesAreVeryMany() throws Exception {
    Path film =
        FilmReel.by("mpeg4")
            .at(frame -> 4L * frame) // 250 frames a second, of which every third is kept.
            .write(folder.resolve("a.mp4"), 100, TestFilms::numbered);

    assertThat(scan(film).fps(), is(250.0));

    assertThat(ranges(), contains("0-100"));
    assertThat(TestFilms.number(segments.get(0).first()), is(3L));
    assertThat(TestFilms.number(segments.get(0).last()), is(93L));
  }

  @Test
  void keepsEndFramesOfPiecesThatAreTakenOffLate() throws Exception {
    Path film = TestFilms.write(folder.resolve("a.mp4"), 98, TestFilms::numbered);
    ScanSettings settings =
        new ScanSettings(ScanSettings.PANDA70M.detectors(), 0.48, 2.02, 0.05, VideoLimits.STANDARD);

    ShotScanner.inProcess().scan(film, settings, segments::add);

    assertThat(ranges(), contains("0-12", "12-24", "24-36", "36-98"));
    assertThat(
        segments.stream().map(s -> TestFilms.number(s.first())).toList(),
        contains(0L, 12L, 24L, 39L));
    assertThat(
        segments.stream().map(s -> TestFilms.number(s.last())).toList(),
        contains(10L, 22L, 34L, 93L));
  }

  private ScanResult scan(Path film) throws MediaException, IOException {
    return ShotScanner.inProcess().scan(film, ScanSettings.PANDA70M, segments::add);
  }

  private List<String> ranges() {
    return segments.stream().map(s -> s.startFrame() + "-" + s.endFrame()).toList();
  }
}
