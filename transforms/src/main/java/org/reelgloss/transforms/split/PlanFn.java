package org.reelgloss.transforms.split;

import java.io.IOException;
import java.util.Optional;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.reelgloss.schemas.FailedElement;
import org.reelgloss.schemas.ScanTask;
import org.reelgloss.schemas.SourceVideo;
import org.reelgloss.transforms.storage.LocalCopy;
import org.reelgloss.video.ScanSettings;

/** Reads each input once for its digest and decides in how many ranges it is scanned. */
final class PlanFn extends DoFn<SourceVideo, ScanTask> {
  private final Counter failed = Metrics.counter(SplitVideos.class, "videos-failed");
  private final ScanSettings settings;
  private final double rangePixels;

  PlanFn(ScanSettings settings, double rangePixels) {
    this.settings = settings;
    this.rangePixels = rangePixels;
  }

  @ProcessElement
  public void plan(@Element SourceVideo source, MultiOutputReceiver out) throws IOException {
    Optional<FailedElement> failure =
        ScanFailures.attempt(source, () -> read(source, out), Optional::of);
    if (failure.isPresent()) {
      failed.inc();
      out.get(SplitVideos.FAILURES).output(failure.get());
    }
  }

  private Optional<FailedElement> read(SourceVideo source, MultiOutputReceiver out)
      throws IOException {
    try (LocalCopy.Digested copy = LocalCopy.digested(source.getUri(), source.getRevision())) {
      SourceVideo sized = SourceVideo.newBuilder(source).setSizeBytes(copy.bytes()).build();
      ScanPlanner planner = new ScanPlanner(settings, rangePixels);
      return ScanFailures.attempt(
          sized,
          () -> {
            out.get(SplitVideos.TASKS).output(planner.plan(sized, copy));
            return Optional.empty();
          },
          Optional::of);
    }
  }
}
