package org.reelgloss.transforms.split;

import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.state.BagState;
import org.apache.beam.sdk.state.StateSpec;
import org.apache.beam.sdk.state.StateSpecs;
import org.apache.beam.sdk.state.ValueState;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.reelgloss.schemas.ScanPart;
import org.reelgloss.schemas.SplitVideo;

/** Waits, by count, for all parts of a video and puts them together; nothing waits for time. */
final class AssembleFn extends DoFn<KV<String, ScanPart>, SplitVideo> {
  private static final String PARTS = "parts";
  private static final String COUNT = "count";

  private final Counter failed = Metrics.counter(SplitVideos.class, "videos-failed");
  private final Counter again = Metrics.counter(SplitVideos.class, "videos-scanned-again-whole");
  private final boolean countsByTime;

  @StateId(PARTS)
  private final StateSpec<BagState<ScanPart>> partsSpec =
      StateSpecs.bag(AvroCoder.specific(ScanPart.class));

  @StateId(COUNT)
  private final StateSpec<ValueState<Integer>> countSpec = StateSpecs.value();

  /**
   * @param countsByTime whether cuts are numbered by presentation time
   */
  AssembleFn(boolean countsByTime) {
    this.countsByTime = countsByTime;
  }

  @ProcessElement
  public void gather(
      @Element KV<String, ScanPart> element,
      @StateId(PARTS) BagState<ScanPart> parts,
      @StateId(COUNT) ValueState<Integer> count,
      MultiOutputReceiver out) {
    Integer before = count.read();
    int gathered = before == null ? 1 : before + 1;
    parts.add(element.getValue());
    count.write(gathered);
    if (gathered == element.getValue().getRanges()) {
      give(new PartsAssembler(countsByTime, parts.read()), out);
      parts.clear();
      count.clear();
    }
  }

  private void give(PartsAssembler parts, MultiOutputReceiver out) {
    if (!parts.isSound()) {
      again.inc();
      out.get(SplitVideos.AGAIN).output(ScanPlanner.whole(parts.source()));
    } else if (parts.failure().isPresent()) {
      failed.inc();
      out.get(SplitVideos.FAILURES).output(parts.failure().get());
    } else {
      out.get(SplitVideos.SPLIT).output(parts.assemble());
    }
  }
}
