package org.reelgloss.video;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Finds cuts and segments of a video in one pass: every frame is decoded once, and the end frames
 * of each segment come out of the same pass. Memory does not grow with the length of the video but
 * for eight bytes a cut.
 */
public final class ShotScanner {
  private ShotScanner() {}

  /**
   * Scans a video.
   *
   * @param file a local regular file
   * @param sink takes the segments in order, on the calling thread
   * @throws MediaException if the file is no video that can be decoded; segments that were already
   *     given are then void
   * @throws IOException if the file system fails while the file is read
   * @throws X what the sink throws
   */
  public static <X extends Exception> ScanResult scan(
      Path file, ScanSettings settings, SegmentSink<X> sink) throws MediaException, IOException, X {
    try (VideoReader reader = VideoReader.open(file, settings.limits());
        ScanPass<X> pass = new ScanPass<>(reader, settings, sink)) {
      while (reader.next()) {
        pass.take();
      }
      return pass.finish();
    }
  }
}
