package org.reelgloss.video;

import static org.bytedeco.opencv.global.opencv_core.NORM_INF;
import static org.bytedeco.opencv.global.opencv_core.norm;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReductionTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"64,36", "80,45", "40,36", "107,60", "30,17", "320,180", "224,224"})
  void equalsTheReductionOfTheWholePicture(int width, int height) throws Exception {
    Path film = TestFilms.shots(folder.resolve("a.mp4"), 3, 3);

    assertThat(greatestDifference(film, width, height), is(0.0));
  }

  @Test
  void aPictureOfTheSizeAskedForIsLeftAsItIs() throws Exception {
    Path film = TestFilms.shots(folder.resolve("a.mp4"), 3);

    assertThat(greatestDifference(film, TestFilms.WIDTH, TestFilms.HEIGHT), is(0.0));
  }

  private static double greatestDifference(Path film, int width, int height) throws Exception {
    double greatest = 0;
    try (VideoReader reader = VideoReader.open(film, VideoLimits.STANDARD);
        BgrFrames whole = new BgrFrames();
        BgrFrames rows = new BgrFrames();
        Reduction reduction = new Reduction(rows, width, height);
        Size size = new Size(width, height);
        Mat expected = new Mat()) {
      while (reader.next()) {
        resize(whole.convert(reader.frame()), expected, size, 0, 0, INTER_LINEAR);
        Mat reduced = reduction.reduce(reader.frame());
        greatest = Math.max(greatest, norm(expected, reduced, NORM_INF, null));
      }
    }
    return greatest;
  }
}
