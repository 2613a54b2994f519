package org.reelgloss.video;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Finds boundaries and segments of a video in one pass: every frame is decoded once, and the end
 * frames and statistics of each segment come out of the same pass. Memory does not grow with the
 * length of the video but for some bytes a boundary.
 *
 * <p>No frame, no native pointer and no type of a media library crosses this interface: a scanner
 * may as well work in another process.
 */
public interface ShotScanner {
  /**
   * Scans a range of a video.
   *
   * @param file a local regular file
   * @param sink takes the segments in order, on the calling thread, with frames counted from the
   *     first of the range
   * @throws MediaException if the file is no video that can be decoded; segments that were already
   *     given are then void
   * @throws IOException if the file system fails while the file is read
   * @throws X what the sink throws
   */
  <X extends Exception> RangeScan scan(
      Path file, ScanSettings settings, ScanRange range, SegmentSink<X> sink)
      throws MediaException, IOException, X;

  /** Scans a whole video; see {@link #scan(Path, ScanSettings, ScanRange, SegmentSink)}. */
  default <X extends Exception> ScanResult scan(
      Path file, ScanSettings settings, SegmentSink<X> sink) throws MediaException, IOException, X {
    return scan(file, settings, ScanRange.whole(), sink).result();
  }

  /**
   * Returns a scanner that decodes on the calling thread and has no models: it throws {@link
   * IllegalArgumentException} where the settings name one.
   */
  static ShotScanner inProcess() {
    return inProcess(ShotModel.Opener.none());
  }

  /**
   * Returns a scanner that decodes on the calling thread.
   *
   * @param models opens the model that the settings name, once a scan; the scan closes it
   */
  static ShotScanner inProcess(ShotModel.Opener models) {
    return new InProcessScanner(models);
  }
}
