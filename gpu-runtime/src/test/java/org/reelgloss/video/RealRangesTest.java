package org.reelgloss.video;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real videos in as many ranges as they allow give what one pass gives. */
@Tag("test-data")
class RealRangesTest {
  private static final Path VIDEOS = Path.of(System.getenv("REELGLOSS_TEST_DATA"), "videos");
  private static final double FRAMES_OF_A_RANGE = 80;

  @ParameterizedTest
  @EnumSource(names = {"CONTENT", "FADE"})
  void rangesOfEveryRealVideoGiveWhatOnePassGives(DetectorKind kind) throws Exception {
    ScanSettings settings =
        ScanSettings.PANDA70M.withDetectors(DetectorSettings.of(CutSemantics.V06, List.of(kind)));
    List<String> different = new ArrayList<>();
    int planned = 0;
    try (Stream<Path> files = Files.list(VIDEOS)) {
      for (Path video : files.filter(file -> !file.toString().endsWith(".json")).toList()) {
        double pixels = FRAMES_OF_A_RANGE * pixelsOfAFrame(video);
        planned += RangePlanner.plan(video, settings, pixels).size() - 1;
        Ranges.Found whole = Ranges.whole(video, settings);
        Ranges.Found divided = Ranges.divided(video, settings, pixels);
        if (!new TreeSet<>(whole.lines()).equals(new TreeSet<>(divided.lines()))) {
          different.add(video.getFileName().toString());
        }
      }
    }

    assertThat(different, is(equalTo(List.of())));
    assertThat(planned, is(greaterThan(0)));
  }

  private static double pixelsOfAFrame(Path video) throws Exception {
    try (VideoReader reader = VideoReader.open(video, VideoLimits.STANDARD)) {
      return (double) reader.probe().getWidth() * reader.probe().getHeight();
    }
  }
}
