package org.reelgloss.video;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes RGB pictures as an H.264 MP4 with a constant frame rate. Owns native memory; one thread;
 * the file is complete once {@link #close()} has returned.
 */
public final class ClipEncoder implements AutoCloseable {
  private final Mp4File file;
  private final EncoderFrames frames;
  private final VideoEncoder encoder;
  private long written;

  private ClipEncoder(Path path, EncoderFrames frames, VideoEncoder.Timing timing)
      throws IOException, MediaException {
    this.frames = frames;
    file = new Mp4File(path);
    boolean open = false;
    try {
      encoder = VideoEncoder.add(file, ClipCodec.H264, frames.frame(), timing);
      open = true;
    } finally {
      if (!open) {
        file.close();
      }
    }
  }

  /**
   * Creates a file, or replaces it.
   *
   * @param width pixels, even
   * @param height pixels, even
   * @param fpsNum frames a second, numerator
   * @param fpsDen denominator
   * @param bitsPerSecond aim of the rate control
   * @throws IOException if it cannot be written
   */
  public static ClipEncoder create(
      Path path, int width, int height, int fpsNum, int fpsDen, long bitsPerSecond)
      throws IOException {
    if (width < 2 || height < 2 || width % 2 != 0 || height % 2 != 0) {
      throw new IllegalArgumentException(
          "width and height must be even and above 0, but were: " + width + " x " + height);
    }
    double fps = (double) fpsNum / fpsDen;
    EncoderFrames frames = new EncoderFrames(width, height);
    boolean open = false;
    try {
      ClipEncoder encoder =
          new ClipEncoder(
              path, frames, new VideoEncoder.Timing(fpsDen, fpsNum, fps, bitsPerSecond));
      open = true;
      return encoder;
    } catch (MediaException refused) {
      throw new IOException("Cannot encode " + width + " x " + height, refused);
    } finally {
      if (!open) {
        frames.close();
      }
    }
  }

  /** Adds a picture of the file's width and height. */
  public void write(RgbImage picture) throws IOException {
    try {
      encoder.write(frames.of(picture, written++));
    } catch (MediaException refused) {
      throw new IOException("Cannot encode " + picture, refused);
    }
  }

  @Override
  public void close() throws IOException {
    try (file;
        frames;
        encoder) {
      encoder.finish();
      file.finish();
    } catch (MediaException refused) {
      throw new IOException("Cannot end the film", refused);
    }
  }
}
