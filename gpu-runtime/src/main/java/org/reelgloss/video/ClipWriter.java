package org.reelgloss.video;

import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/**
 * Writes the frames of a clip that a reader decodes as MP4, or does nothing where no file is named.
 */
final class ClipWriter implements AutoCloseable {
  /** Bits a pixel at which OpenH264's pictures keep about 40 dB on ordinary footage. */
  private static final double BITS_PER_PIXEL = 0.12;

  /** What OpenH264 takes; larger pictures are reduced. */
  private static final long MOST_PIXELS = 3_840L * 2_160;

  /** What OpenH264 takes; smaller pictures are enlarged. */
  private static final int SHORTEST_SIDE = 16;

  private static final long LEAST_BITS_PER_SECOND = 200_000;

  private final @Nullable Path path;
  private final VideoReader reader;
  private @Nullable H264File file;
  private @Nullable EncoderFrames frames;
  private long firstPts;
  private long lastPts = -1;
  private long written;

  private ClipWriter(@Nullable Path path, VideoReader reader) {
    this.path = path;
    this.reader = reader;
  }

  static ClipWriter create(@Nullable Path path, VideoReader reader) {
    return new ClipWriter(path, reader);
  }

  /** Writes the frame that the reader holds. */
  void write() throws IOException, MediaException {
    if (path == null) {
      return;
    }
    if (file == null || frames == null) {
      open(path);
    }
    if (file != null && frames != null) {
      file.write(frames.of(reader.frame(), nextPts(), duration()));
    }
  }

  private void open(Path target) throws IOException, MediaException {
    AVFrame frame = reader.frame();
    double pixels = (double) frame.width() * frame.height();
    double scale = Math.min(1, Math.sqrt(MOST_PIXELS / pixels));
    int width = even(frame.width() * scale);
    int height = even(frame.height() * scale);
    double fps = reader.fps() > 0 && reader.fps() <= 240 ? reader.fps() : 25;
    long rate = Math.max(LEAST_BITS_PER_SECOND, Math.round(width * height * fps * BITS_PER_PIXEL));
    frames = new EncoderFrames(width, height);
    file =
        new H264File(
            target,
            new H264File.Format(
                width, height, reader.timeBase().num(), reader.timeBase().den(), fps, rate));
    file.copyRotation(reader.stream());
    firstPts = reader.hasPts() ? reader.pts() : 0;
  }

  private static int even(double side) {
    return Math.max(SHORTEST_SIDE, (int) side / 2 * 2);
  }

  /** The source's time stamps, moved to begin at 0; counted where it has none. */
  private long nextPts() {
    long pts = reader.hasPts() ? reader.pts() - firstPts : written * nominalDuration();
    lastPts = Math.max(pts, lastPts + 1);
    written++;
    return lastPts;
  }

  private long duration() {
    long own = reader.frame().duration();
    return own > 0 ? own : nominalDuration();
  }

  /** The length of a frame by the frame rate, in the source's time base, at least 1. */
  private long nominalDuration() {
    double perFrame =
        reader.timeBase().den() / (Math.max(1e-3, reader.fps()) * reader.timeBase().num());
    return Math.max(1, Math.round(perFrame));
  }

  /** Completes the file. */
  void finish() throws IOException {
    if (file != null) {
      file.finish();
    }
  }

  @Override
  public void close() {
    if (file != null) {
      file.close();
    }
    if (frames != null) {
      frames.close();
    }
  }
}
