package org.reelgloss.transforms.stitch;

import com.google.auto.value.AutoValue;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.reelgloss.schemas.DroppedRange;
import org.reelgloss.schemas.SplitVideo;

/**
 * Stitches the segments of each video into events, each of which becomes a clip.
 *
 * <pre>{@code
 * PCollection<SplitVideo> stitched =
 *     split.apply(StitchSegments.with(StitchSettings.panda70m(embedder.thresholds())));
 * }</pre>
 *
 * <p>The features of the segments must come from the embedder that the thresholds belong to. Every
 * frame of a video is then in one event or in one dropped range; a video may have no event.
 */
@AutoValue
public abstract class StitchSegments
    extends PTransform<PCollection<SplitVideo>, PCollection<SplitVideo>> {
  abstract StitchSettings settings();

  /** Returns a transform that stitches with these settings. */
  public static StitchSegments with(StitchSettings settings) {
    return new AutoValue_StitchSegments(settings);
  }

  @Override
  public PCollection<SplitVideo> expand(PCollection<SplitVideo> videos) {
    return videos
        .apply("Stitch", ParDo.of(new StitchFn(settings())))
        .setCoder(AvroCoder.specific(SplitVideo.class));
  }

  static final class StitchFn extends DoFn<SplitVideo, SplitVideo> {
    private final Counter events = Metrics.counter(StitchSegments.class, "events");
    private final StitchSettings settings;

    StitchFn(StitchSettings settings) {
      this.settings = settings;
    }

    @ProcessElement
    public void stitch(@Element SplitVideo video, OutputReceiver<SplitVideo> out) {
      SplitVideo stitched = new Stitcher(settings).stitch(video);
      events.inc(stitched.getEvents().size());
      for (DroppedRange drop : stitched.getDrops()) {
        Metrics.counter(StitchSegments.class, "dropped-" + drop.getReason()).inc();
      }
      out.output(stitched);
    }
  }
}
