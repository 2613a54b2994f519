package org.reelgloss.video;

import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one frame costs after it is decoded, piece by piece, on the first frames of a film. The
 * rival of {@link #reducedRows} is {@link #reducedWhole}, the way that converts the whole picture.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Dorg.bytedeco.javacpp.nopointergc=true")
public class ScanKernelsBenchmark {
  private static final int FRAMES = 24;

  /** A film, such as one of 1280 x 720 pixels. */
  @Param("")
  public String film = "";

  private final List<AVFrame> frames = new ArrayList<>();
  private final BgrFrames pictures = new BgrFrames();
  private final Mat small = new Mat();
  private final ContentScore content = new ContentScore();
  private final Thumbnails thumbnails = new Thumbnails();
  private final TransitionFinder finder = new TransitionFinder(25);
  private Reduction reduction = new Reduction(pictures, 1, 1);
  private Size size = new Size();
  private byte[] thumbnail = new byte[0];
  private int next;

  /** Decodes the first frames. */
  @Setup
  public void decode() throws MediaException, IOException {
    try (VideoReader reader = VideoReader.open(Path.of(film), VideoLimits.STANDARD)) {
      ReducedSize reduced =
          ReducedSize.of(
              reader.probe().getWidth(), reader.probe().getHeight(), false, CutSemantics.V07);
      size = new Size(reduced.width(), reduced.height());
      reduction = new Reduction(pictures, reduced.width(), reduced.height());
      while (frames.size() < FRAMES && reader.next()) {
        frames.add(avutil.av_frame_clone(reader.frame()));
      }
    }
    thumbnail = thumbnails.of(reducedRows()).clone();
  }

  private AVFrame frame() {
    next = (next + 1) % frames.size();
    return frames.get(next);
  }

  /** The whole picture to BGR, then the bilinear reduction. */
  @Benchmark
  public Mat reducedWhole() throws MediaException {
    resize(pictures.convert(frame()), small, size, 0, 0, INTER_LINEAR);
    return small;
  }

  /** Only the rows that the reduction reads: the same pixels. */
  @Benchmark
  public Mat reducedRows() throws MediaException {
    return reduction.reduce(frame());
  }

  /** The rows and the content score. */
  @Benchmark
  public double score() throws MediaException {
    return content.next(reducedRows());
  }

  /** The rows and the thumbnail. */
  @Benchmark
  public byte[] thumbnail() throws MediaException {
    return thumbnails.of(reducedRows());
  }

  /** The search for transitions, on a thumbnail that changes a little. */
  @Benchmark
  public long transitions() {
    thumbnail[next++ % thumbnail.length]++;
    next %= FRAMES;
    finder.next(thumbnail, 1, boundary -> {});
    return finder.settled();
  }

  /** Frees what is native. */
  @TearDown
  public void close() {
    frames.forEach(frame -> avutil.av_frame_free(frame));
    reduction.close();
    pictures.close();
    small.close();
    content.close();
    thumbnails.close();
    size.close();
  }
}
