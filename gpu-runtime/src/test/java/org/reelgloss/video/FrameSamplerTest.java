package org.reelgloss.video;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameSamplerTest {
  @TempDir private Path folder;
  private Path film;
  private final List<Long> numbers = new ArrayList<>();
  private final List<Long> told = new ArrayList<>();

  @BeforeEach
  void makeFilm() throws IOException {
    film = TestFilms.write(folder.resolve("numbered.mp4"), 80, TestFilms::numbered);
  }

  @Test
  void givesTheFramesAtEveryStepAndCountsAll() throws MediaException, IOException {
    assertThat(sample(25), is(80L));
    assertThat(numbers, contains(0L, 25L, 50L, 75L));
    assertThat(told, contains(0L, 25L, 50L, 75L));
  }

  @Test
  void aStepThatIsNoWholeNumberTakesTheNextFrameAndDoesNotDrift()
      throws MediaException, IOException {
    sample(30_000 / 1_001.0);
    assertThat(numbers, contains(0L, 30L, 60L));
    assertThat(told, contains(0L, 30L, 60L));
  }

  @Test
  void aFileThatIsNoVideoIsRefused() throws IOException {
    film = Files.writeString(folder.resolve("text.mp4"), "nothing to see");
    assertThrows(MediaException.class, () -> sample(25));
  }

  @Test
  void aStepBelowOneFrameIsRefused() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> sample(0.5));
    assertThat(refused.getMessage(), containsString("step must be at least 1, but was: 0.5"));
  }

  @Test
  @Tag("test-data")
  void picturesAreTheEndFramesOfSegmentsAlsoWhereTheVideoIsTurned()
      throws MediaException, IOException {
    film = Path.of(System.getenv("REELGLOSS_TEST_DATA"), "videos", "issue-134-rotate.mp4");
    List<ScannedSegment> segments = new ArrayList<>();
    ShotScanner.inProcess().scan(film, ScanSettings.PANDA70M, segments::add);
    ScannedSegment segment = segments.get(0);
    long number = ScanSettings.PANDA70M.firstEndFrame(segment.startFrame(), segment.endFrame());

    List<RgbImage> pictures = new ArrayList<>();
    FrameSampler.sample(
        film,
        (double) Math.max(1, number),
        VideoLimits.STANDARD,
        (frame, picture) -> pictures.add(picture));

    RgbImage same = pictures.get(number == 0 ? 0 : 1);
    assertThat(meanDifference(same, segment.first()), lessThan(2.0));
  }

  private long sample(double step) throws MediaException, IOException {
    return FrameSampler.sample(
        film,
        step,
        VideoLimits.STANDARD,
        (frame, picture) -> {
          numbers.add(frame);
          told.add(TestFilms.number(picture));
        });
  }

  private static double meanDifference(RgbImage one, RgbImage other) {
    long sum = 0;
    for (int i = 0; i < one.pixels().length; i++) {
      sum += Math.abs((one.pixels()[i] & 0xff) - (other.pixels()[i] & 0xff));
    }
    return (double) sum / one.pixels().length;
  }
}
