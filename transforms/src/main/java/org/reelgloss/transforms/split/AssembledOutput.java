package org.reelgloss.transforms.split;

import java.io.Serializable;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn.MultiOutputReceiver;
import org.reelgloss.schemas.ScanPart;
import org.reelgloss.video.ScanSettings;

/** Gives a video all of whose parts are there to where it belongs. */
final class AssembledOutput implements Serializable {
  private static final long serialVersionUID = 1;

  private final Counter failed = Metrics.counter(SplitVideos.class, "videos-failed");
  private final Counter again = Metrics.counter(SplitVideos.class, "videos-scanned-again-whole");
  private final ScanSettings settings;

  AssembledOutput(ScanSettings settings) {
    this.settings = settings;
  }

  void give(Iterable<ScanPart> parts, MultiOutputReceiver out) {
    PartsAssembler assembler = new PartsAssembler(settings, parts);
    if (!assembler.isSound()) {
      again.inc();
      out.get(SplitVideos.AGAIN).output(ScanPlanner.whole(assembler.source()));
    } else if (assembler.failure().isPresent()) {
      failed.inc();
      out.get(SplitVideos.FAILURES).output(assembler.failure().get());
    } else {
      out.get(SplitVideos.SPLIT).output(assembler.assemble());
    }
  }
}
