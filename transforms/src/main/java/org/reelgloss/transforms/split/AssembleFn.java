package org.reelgloss.transforms.split;

import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.state.BagState;
import org.apache.beam.sdk.state.StateSpec;
import org.apache.beam.sdk.state.StateSpecs;
import org.apache.beam.sdk.state.ValueState;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.reelgloss.schemas.ScanPart;
import org.reelgloss.schemas.SplitVideo;
import org.reelgloss.video.ScanSettings;

/** Waits, by count, for all parts of a video and puts them together; nothing waits for time. */
final class AssembleFn extends DoFn<KV<String, ScanPart>, SplitVideo> {
  private static final String PARTS = "parts";
  private static final String COUNT = "count";

  private final AssembledOutput output;

  @StateId(PARTS)
  private final StateSpec<BagState<ScanPart>> partsSpec =
      StateSpecs.bag(AvroCoder.specific(ScanPart.class));

  @StateId(COUNT)
  private final StateSpec<ValueState<Integer>> countSpec = StateSpecs.value();

  AssembleFn(ScanSettings settings) {
    output = new AssembledOutput(settings);
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
      output.give(parts.read(), out);
      parts.clear();
      count.clear();
    }
  }
}
