package org.reelgloss.video;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_RGB2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** A film that detectors are shown without a codec between. */
final class PaintedFilm implements AutoCloseable {
  /** What a detector found in one pass, and what it said after each frame. */
  record Pass(
      List<Boundary> boundaries, List<Boundary> hits, List<Long> settled, List<Integer> found) {}

  private final List<Mat> pictures = new ArrayList<>();

  /** Paints so many frames. */
  PaintedFilm(int frames, TestFilms.Script script) {
    for (int i = 0; i < frames; i++) {
      RgbImage image = TestFilms.paint(script.frame(i));
      try (Mat rgb = new Mat(image.height(), image.width(), CV_8UC3)) {
        rgb.data().put(image.pixels());
        Mat bgr = new Mat();
        cvtColor(rgb, bgr, COLOR_RGB2BGR);
        pictures.add(bgr);
      }
    }
  }

  /** Returns a mix of two frames, of which the second has this share. */
  static TestFilms.Painter mix(TestFilms.Painter one, TestFilms.Painter other, double share) {
    return (x, y, channel) ->
        (int)
            Math.round((1 - share) * one.value(x, y, channel) + share * other.value(x, y, channel));
  }

  /** Shows the frames from {@code first} on; the pass counts them from 0. */
  Pass show(ShotDetector detector, int first) throws MediaException {
    Pass pass =
        new Pass(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    ShotDetector.Findings findings =
        new ShotDetector.Findings() {
          @Override
          public void boundary(Boundary boundary) {
            pass.boundaries().add(boundary);
          }

          @Override
          public void hit(Boundary hit) {
            pass.hits().add(hit);
          }
        };
    try (detector;
        Frame frame = new Frame(first)) {
      while (first + frame.index + 1 < pictures.size()) {
        frame.index++;
        detector.next(frame, findings);
        pass.settled().add(detector.settled());
        pass.found().add(pass.boundaries().size());
      }
      detector.finish(findings);
    }
    return pass;
  }

  @Override
  public void close() {
    pictures.forEach(Mat::close);
  }

  private final class Frame implements DetectorFrame, AutoCloseable {
    private final int first;
    private final ContentScore content = new ContentScore();
    private final Thumbnails thumbnails = new Thumbnails();
    private final Mat small = new Mat();
    private int index = -1;
    private int scored = -1;
    private double score;

    private Frame(int first) {
      this.first = first;
    }

    @Override
    public long index() {
      return index;
    }

    @Override
    public long number() {
      return index;
    }

    @Override
    public long indexOf(long number) {
      return number;
    }

    @Override
    public long lastUpTo(long number) {
      return Math.max(-1, number);
    }

    @Override
    public double contentScore() {
      if (scored != index) {
        score = content.next(reduced());
        scored = index;
      }
      return score;
    }

    @Override
    public Mat reduced() {
      return pictures.get(first + index);
    }

    @Override
    public Mat scaled(int width, int height) {
      try (Size size = new Size(width, height)) {
        resize(reduced(), small, size, 0, 0, INTER_LINEAR);
      }
      return small;
    }

    @Override
    public byte[] thumbnail() {
      return thumbnails.of(reduced());
    }

    @Override
    public void close() {
      content.close();
      thumbnails.close();
      small.close();
    }
  }
}
