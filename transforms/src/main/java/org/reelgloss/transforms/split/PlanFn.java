package org.reelgloss.transforms.split;

import java.io.IOException;
import java.util.Objects;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.jspecify.annotations.Nullable;
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
    Planned planned = ScanFailures.attempt(source, () -> read(source), Planned::failed);
    if (planned.failure() != null) {
      failed.inc();
      out.get(SplitVideos.FAILURES).output(planned.failure());
    } else {
      out.get(SplitVideos.TASKS).output(Objects.requireNonNull(planned.task()));
    }
  }

  private Planned read(SourceVideo source) throws IOException {
    try (LocalCopy.Digested copy = LocalCopy.digested(source.getUri(), source.getRevision())) {
      ScanPlanner planner = new ScanPlanner(settings, rangePixels);
      return new Planned(planner.plan(source, copy), null);
    }
  }

  private record Planned(@Nullable ScanTask task, @Nullable FailedElement failure) {
    static Planned failed(FailedElement failure) {
      return new Planned(null, failure);
    }
  }
}
