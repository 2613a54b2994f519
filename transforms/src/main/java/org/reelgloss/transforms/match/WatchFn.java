package org.reelgloss.transforms.match;

import java.io.IOException;
import java.time.Duration;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.InstantCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.DoFn.UnboundedPerElement;
import org.apache.beam.sdk.transforms.splittabledofn.ManualWatermarkEstimator;
import org.apache.beam.sdk.transforms.splittabledofn.RestrictionTracker;
import org.apache.beam.sdk.transforms.splittabledofn.WatermarkEstimators;
import org.joda.time.Instant;
import org.reelgloss.schemas.SourceVideo;

/**
 * Looks at the inputs of a run again and again, sooner where a file may still be growing, and gives
 * what is new. Polls that fail are repeated at the interval; the bundle fails with the tenth in a
 * row. The watermark is the time of the last poll, as are the timestamps of what it found.
 */
@UnboundedPerElement
final class WatchFn extends DoFn<String, SourceVideo> {
  static final int MOST_FAILED_POLLS = 10;

  private final Counter failed = Metrics.counter(MatchVideos.class, "polls-failed");
  private final VideoListing.Request request;
  private final Duration interval;

  WatchFn(VideoListing.Request request, Duration interval) {
    this.request = request;
    this.interval = interval;
  }

  @GetInitialRestriction
  public SeenFiles nothing() {
    return SeenFiles.NONE;
  }

  @GetRestrictionCoder
  public Coder<SeenFiles> coder() {
    return SeenFilesCoder.of();
  }

  @NewTracker
  public WatchTracker tracker(@Restriction SeenFiles seen) {
    return new WatchTracker(seen);
  }

  @GetInitialWatermarkEstimatorState
  public Instant start(@Timestamp Instant timestamp) {
    return timestamp;
  }

  @GetWatermarkEstimatorStateCoder
  public Coder<Instant> watermarkCoder() {
    return InstantCoder.of();
  }

  @NewWatermarkEstimator
  public WatermarkEstimators.Manual watermark(@WatermarkEstimatorState Instant last) {
    return new WatermarkEstimators.Manual(last);
  }

  @ProcessElement
  public ProcessContinuation poll(
      RestrictionTracker<SeenFiles, WatchStep> tracker,
      ManualWatermarkEstimator<Instant> watermark,
      OutputReceiver<SourceVideo> out)
      throws IOException {
    Instant now = Instant.now();
    SeenFiles before = tracker.currentRestriction();
    SeenFiles seen;
    try {
      InputWatch.Poll poll = new InputWatch(request, interval).poll(before, now.getMillis());
      for (InputWatch.Fresh file : poll.fresh()) {
        if (!tracker.tryClaim(new WatchStep.Take(file.fingerprint()))) {
          return ProcessContinuation.stop(); // Whoever took over what is left polls again.
        }
        out.outputWithTimestamp(file.video(), now);
      }
      seen = poll.seen();
    } catch (IOException away) {
      seen = afterFailure(before, away);
    }
    watermark.setWatermark(now);
    boolean awaited = seen.failedPolls() == 0 && seen.waiting().length > 0;
    Duration pause = awaited ? InputWatch.settling(interval) : interval;
    return tracker.tryClaim(new WatchStep.Finish(seen))
        ? ProcessContinuation.resume()
            .withResumeDelay(org.joda.time.Duration.millis(pause.toMillis()))
        : ProcessContinuation.stop();
  }

  private SeenFiles afterFailure(SeenFiles before, IOException away) throws IOException {
    failed.inc();
    SeenFiles after = before.afterFailure();
    if (after.failedPolls() >= MOST_FAILED_POLLS) {
      throw new IOException(
          "Inputs could not be listed at %d polls in a row: %s"
              .formatted(after.failedPolls(), request.input()),
          away);
    }
    return after;
  }
}
