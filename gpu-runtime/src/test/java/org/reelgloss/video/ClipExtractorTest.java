package org.reelgloss.video;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipExtractorTest {
  @TempDir private Path folder;

  @Test
  void givesExactlyTheFramesBetweenKeyFrames() throws Exception {
    ClipContent content = ClipExtractor.extract(request(63, 71, 8, 60, pts(60), null));

    assertThat(numbers(content), contains(63L, 64L, 65L, 66L, 67L, 68L, 69L, 70L));
    assertThat(content.startMs(), is(63 * 40L));
    assertThat(content.endMs(), is(71 * 40L));
  }

  @Test
  void findsTheFramesWithoutTimeStampsToo() throws Exception {
    ClipContent content = ClipExtractor.extract(request(63, 71, 2, 0, null, null));

    assertThat(numbers(content), contains(65L, 69L));
  }

  @Test
  void decodesFromTheStartWhereTheAnchorIsNotMet() throws Exception {
    ClipContent content = ClipExtractor.extract(request(63, 71, 2, 60, pts(60) + 1, null));

    assertThat(numbers(content), contains(65L, 69L));
  }

  @Test
  void writesAClipOfTheSameFramesAndLength() throws Exception {
    Path clip = folder.resolve("clip.mp4");
    ClipExtractor.extract(request(63, 71, 1, 60, pts(60), clip));

    List<ScannedSegment> segments = new ArrayList<>();
    ScanResult scan = ShotScanner.scan(clip, ScanSettings.PANDA70M, segments::add);
    assertThat(scan.frames(), is(8L));
    assertThat(scan.probe().getDurationMs(), is(320L));
    ClipContent written =
        ClipExtractor.extract(
            new ClipRequest(clip, 0, 8, 0, null, 8, 512, null, VideoLimits.STANDARD));
    assertThat(numbers(written), contains(63L, 64L, 65L, 66L, 67L, 68L, 69L, 70L));
  }

  @Test
  void givesShortClipsEachFrameOnce() throws Exception {
    ClipContent content = ClipExtractor.extract(request(10, 12, 8, 0, null, null));

    assertThat(numbers(content), contains(10L, 11L));
  }

  @Test
  void turnsPicturesUpright() {
    RgbImage lying = new RgbImage(2, 1, new byte[] {1, 1, 1, 2, 2, 2});

    assertThat(
        UprightPictures.turn(lying, 90), is(new RgbImage(1, 2, new byte[] {1, 1, 1, 2, 2, 2})));
    assertThat(
        UprightPictures.turn(lying, 180), is(new RgbImage(2, 1, new byte[] {2, 2, 2, 1, 1, 1})));
    assertThat(
        UprightPictures.turn(lying, 270), is(new RgbImage(1, 2, new byte[] {2, 2, 2, 1, 1, 1})));
  }

  private ClipRequest request(
      long start, long end, int samples, long anchor, @Nullable Long pts, @Nullable Path media)
      throws Exception {
    Path film = TestFilms.write(folder.resolve("film.mp4"), 100, TestFilms::numbered);
    return new ClipRequest(
        film, start, end, anchor, pts, samples, 512, media, VideoLimits.STANDARD);
  }

  /** The stamp that a scan of the same film gives. */
  private long pts(long frame) throws Exception {
    Path film = TestFilms.write(folder.resolve("film.mp4"), 100, TestFilms::numbered);
    try (VideoReader reader = VideoReader.open(film, VideoLimits.STANDARD)) {
      for (long i = 0; i <= frame; i++) {
        reader.next();
      }
      return reader.pts();
    }
  }

  private static List<Long> numbers(ClipContent content) {
    return content.samples().stream().map(sample -> TestFilms.number(sample.picture())).toList();
  }
}
