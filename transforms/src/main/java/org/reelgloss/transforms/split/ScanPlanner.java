package org.reelgloss.transforms.split;

import java.io.IOException;
import java.util.List;
import org.reelgloss.schemas.Ids;
import org.reelgloss.schemas.RangeStart;
import org.reelgloss.schemas.ScanTask;
import org.reelgloss.schemas.SourceVideo;
import org.reelgloss.transforms.storage.LocalCopy;
import org.reelgloss.video.MediaException;
import org.reelgloss.video.RangePlanner;
import org.reelgloss.video.ScanRange;
import org.reelgloss.video.ScanSettings;

/** Reads what lies beside one input, and decides in how many ranges it is scanned. */
final class ScanPlanner {
  /** A file below this is one range of the usual size: 200 s at 200 kbit/s are more. */
  private static final long SMALL_BYTES = 4L << 20;

  private final ScanSettings settings;
  private final double rangePixels;

  /**
   * @param rangePixels how many pixels, of all frames together, make a range
   */
  ScanPlanner(ScanSettings settings, double rangePixels) {
    this.settings = settings;
    this.rangePixels = rangePixels;
  }

  ScanTask plan(SourceVideo source, LocalCopy.Digested copy) throws IOException {
    SourceVideo.Builder described =
        SourceVideo.newBuilder(source)
            .setSizeBytes(copy.bytes())
            .setVideoId(Ids.videoId(copy.sha256()));
    Sidecars.readInto(described, source.getSidecars());
    return task(described.build(), starts(copy));
  }

  /** A file that cannot be read as a video is one range, whose scan says what is wrong with it. */
  private List<ScanRange.Start> starts(LocalCopy.Digested copy) throws IOException {
    if (copy.bytes() < SMALL_BYTES * rangePixels / RangePlanner.USUAL_PIXELS) {
      return ScanRange.whole().starts();
    }
    try {
      return RangePlanner.plan(copy.copy().path(), settings, rangePixels);
    } catch (MediaException saidByTheScan) {
      return ScanRange.whole().starts();
    }
  }

  /** Returns the task to scan a video as one range. */
  static ScanTask whole(SourceVideo source) {
    return task(source, ScanRange.whole().starts());
  }

  private static ScanTask task(SourceVideo source, List<ScanRange.Start> starts) {
    return new ScanTask(
        source,
        starts.stream().map(start -> new RangeStart(start.pts(), start.searchEnd())).toList());
  }
}
