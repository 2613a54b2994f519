package org.reelgloss.transforms.split;

import java.io.IOException;
import org.apache.beam.sdk.io.range.OffsetRange;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.DoFn.BoundedPerElement;
import org.apache.beam.sdk.transforms.splittabledofn.RestrictionTracker;
import org.apache.beam.sdk.values.KV;
import org.reelgloss.gpu.Devices;
import org.reelgloss.gpu.FrameEmbedder;
import org.reelgloss.gpu.ShotModels;
import org.reelgloss.schemas.FailedElement;
import org.reelgloss.schemas.Ids;
import org.reelgloss.schemas.ScanOutcome;
import org.reelgloss.schemas.ScanPart;
import org.reelgloss.schemas.ScanTask;
import org.reelgloss.schemas.SourceVideo;
import org.reelgloss.transforms.storage.LocalCopy;
import org.reelgloss.video.ScanSettings;
import org.reelgloss.video.ShotScanner;

/**
 * Scans the ranges of each video, which workers share: one range is one position, and the smallest
 * piece of work.
 */
@BoundedPerElement
final class ScanRangesFn extends DoFn<ScanTask, KV<String, ScanPart>> {
  private final Counter frames = Metrics.counter(SplitVideos.class, "frames-decoded");
  private final ScanSettings settings;
  private final EmbedderFactory embedders;
  private final Devices devices;
  private transient FrameEmbedder embedder;
  private transient ShotModels models;

  ScanRangesFn(ScanSettings settings, EmbedderFactory embedders, Devices devices) {
    this.settings = settings;
    this.embedders = embedders;
    this.devices = devices;
  }

  @Setup
  public void open() throws IOException {
    models = new ShotModels(devices);
    embedder = embedders.open();
  }

  @GetInitialRestriction
  public OffsetRange ranges(@Element ScanTask task) {
    return new OffsetRange(0, task.getStarts().size());
  }

  @SplitRestriction
  public void split(@Restriction OffsetRange ranges, OutputReceiver<OffsetRange> out) {
    for (long range = ranges.getFrom(); range < ranges.getTo(); range++) {
      out.output(new OffsetRange(range, range + 1));
    }
  }

  @ProcessElement
  public void scan(
      @Element ScanTask task, RestrictionTracker<OffsetRange, Long> ranges, MultiOutputReceiver out)
      throws IOException {
    long range = ranges.currentRestriction().getFrom();
    while (ranges.tryClaim(range)) {
      ScanPart part = scan(task, (int) range);
      part.getVideo().ifPresent(video -> frames.inc(video.getFrames()));
      if (part.getRanges() == 1) {
        out.get(SplitVideos.WHOLE).output(part);
      } else {
        out.get(SplitVideos.PARTS).output(KV.of(key(task.getSource()), part));
      }
      range++;
    }
  }

  private static String key(SourceVideo source) {
    return source.getUri() + ' ' + Ids.inputState(source);
  }

  private ScanPart scan(ScanTask task, int range) throws IOException {
    SourceVideo source = task.getSource();
    return ScanFailures.attempt(
        source,
        () -> {
          try (LocalCopy copy = LocalCopy.of(source.getUri(), source.getRevision())) {
            return new RangeScanner(ShotScanner.inProcess(models), settings, embedder)
                .scan(task, range, copy.path());
          }
        },
        failure -> failed(task, range, failure));
  }

  private static ScanPart failed(ScanTask task, int range, FailedElement failure) {
    return ScanPart.newBuilder()
        .setRange(range)
        .setRanges(task.getStarts().size())
        .setOutcome(ScanOutcome.FAILED)
        .setNext(range + 1)
        .setFailure(failure)
        .setSource(range == 0 ? task.getSource() : null)
        .build();
  }

  @Teardown
  public void close() {
    if (models != null) { // Null when open() threw, as the embedder.
      models.close();
    }
    if (embedder != null) {
      embedder.close();
    }
  }
}
