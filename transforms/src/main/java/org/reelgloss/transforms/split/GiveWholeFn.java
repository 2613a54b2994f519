package org.reelgloss.transforms.split;

import java.util.List;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.reelgloss.schemas.ScanPart;
import org.reelgloss.schemas.SplitVideo;

/** Takes the parts of videos that were scanned as one range, for which nothing is to wait. */
final class GiveWholeFn extends DoFn<KV<String, ScanPart>, SplitVideo> {
  private final Counter failed = Metrics.counter(SplitVideos.class, "videos-failed");
  private final boolean countsByTime;

  GiveWholeFn(boolean countsByTime) {
    this.countsByTime = countsByTime;
  }

  @ProcessElement
  public void give(@Element KV<String, ScanPart> part, MultiOutputReceiver out) {
    PartsAssembler whole = new PartsAssembler(countsByTime, List.of(part.getValue()));
    if (whole.failure().isPresent()) {
      failed.inc();
      out.get(SplitVideos.FAILURES).output(whole.failure().get());
    } else {
      out.get(SplitVideos.SPLIT).output(whole.assemble());
    }
  }
}
