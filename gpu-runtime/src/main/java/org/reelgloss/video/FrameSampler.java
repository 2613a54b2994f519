package org.reelgloss.video;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Gives pictures of a whole video at regular distances, in one decode. Memory does not grow with
 * the length of the video: every picture goes to the taker before the next one is decoded.
 */
public final class FrameSampler {
  private FrameSampler() {}

  /**
   * Takes pictures in order, on the calling thread.
   *
   * @param <X> what it may throw, which ends the decoding
   */
  @FunctionalInterface
  public interface PictureSink<X extends Exception> {
    /**
     * Takes a picture.
     *
     * @param frame its number in decode order, from 0
     * @param picture upright RGB, {@link ScanSettings#END_FRAME_SIDE} pixels a side, aspect not
     *     kept: made as the end frames of segments are
     */
    void accept(long frame, RgbImage picture) throws X;
  }

  /**
   * Decodes a video and gives the pictures of frames 0, {@code step}, {@code 2 * step} and so on.
   *
   * @param file a local regular file
   * @param step frames from one picture to the next, at least 1; where a multiple of it is no whole
   *     number, the next frame after it is taken
   * @return the number of frames in the video, at least 1
   * @throws MediaException if the file is no video that can be decoded; pictures that were already
   *     given are then void
   * @throws IOException if the file system fails while the file is read
   * @throws X what the sink throws
   */
  public static <X extends Exception> long sample(
      Path file, double step, VideoLimits limits, PictureSink<X> sink)
      throws MediaException, IOException, X {
    if (!(step >= 1)) {
      throw new IllegalArgumentException("step must be at least 1, but was: " + step);
    }
    try (VideoReader reader = VideoReader.open(file, limits);
        SquarePictures pictures =
            new SquarePictures(ScanSettings.END_FRAME_SIDE, reader.probe().getRotation())) {
      long frames = 0;
      long taken = 0;
      while (reader.next()) {
        if (frames >= limits.maxFrames()) {
          throw new MediaException(
              MediaFault.TOO_MANY_FRAMES, "More than " + limits.maxFrames() + " frames");
        }
        if (frames == (long) Math.ceil(taken * step)) {
          sink.accept(frames, pictures.picture(reader.frame()));
          taken++;
        }
        frames++;
      }
      if (frames == 0) {
        throw new MediaException(MediaFault.UNDECODABLE, "No frame could be decoded");
      }
      return frames;
    }
  }
}
