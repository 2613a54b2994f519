package org.reelgloss.video;

import java.io.IOException;
import java.nio.file.Path;

/** Decodes with FFmpeg in this process, on the calling thread. */
final class InProcessScanner implements ShotScanner {
  private final ShotModel.Opener models;

  InProcessScanner(ShotModel.Opener models) {
    this.models = models;
  }

  @Override
  public <X extends Exception> RangeScan scan(
      Path file, ScanSettings settings, ScanRange range, SegmentSink<X> sink)
      throws MediaException, IOException, X {
    try (VideoReader reader = VideoReader.open(file, settings.limits());
        ScanPass<X> pass = new ScanPass<>(reader, settings, range, models, sink)) {
      boolean more = range.isFirst() ? reader.next() : goTo(range.start().pts(), reader);
      if (!more && !range.isFirst()) {
        return new RangeScan(RangeScan.Outcome.MISPLACED, range.index(), pass.result(0));
      }
      while (more && pass.take()) {
        more = reader.next();
      }
      return pass.finish();
    }
  }

  /** Leaves the reader on the key frame of this stamp; false if it was not met. */
  private static boolean goTo(long pts, VideoReader reader) throws MediaException, IOException {
    if (!reader.seek(pts)) {
      return false;
    }
    while (reader.next()) {
      if (reader.hasPts() && reader.pts() >= pts) {
        return reader.pts() == pts && reader.isKeyFrame();
      }
    }
    return false;
  }
}
