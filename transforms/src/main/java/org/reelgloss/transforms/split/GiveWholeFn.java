package org.reelgloss.transforms.split;

import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.reelgloss.schemas.ScanPart;
import org.reelgloss.schemas.SplitVideo;
import org.reelgloss.video.ScanSettings;

/** Takes the parts of videos that were scanned as one range, for which nothing is to wait. */
final class GiveWholeFn extends DoFn<ScanPart, SplitVideo> {
  private final AssembledOutput output;

  GiveWholeFn(ScanSettings settings) {
    output = new AssembledOutput(settings);
  }

  @ProcessElement
  public void give(@Element ScanPart part, MultiOutputReceiver out) {
    output.give(List.of(part), out);
  }
}
