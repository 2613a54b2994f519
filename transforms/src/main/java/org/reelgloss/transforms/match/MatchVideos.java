package org.reelgloss.transforms.match;

import com.google.auto.value.AutoValue;
import java.io.IOException;
import java.time.Duration;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.Contextful;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Requirements;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.transforms.Values;
import org.apache.beam.sdk.transforms.Watch;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;
import org.reelgloss.schemas.SourceVideo;

/**
 * Finds the videos under patterns: once, or again and again for new ones.
 *
 * <pre>{@code
 * PCollection<SourceVideo> videos =
 *     pipeline.apply(MatchVideos.under(new VideoListing.Request("archive/", true, 0)));
 * }</pre>
 *
 * <p>Bounded, each file once, unless {@link #withPolling} makes it unbounded; then a file comes out
 * again when it changes. Elements come without their content: id, title and subtitles are filled in
 * where the file is opened. In a bounded run copies of the same content are marked; of each set the
 * smallest uri is the original.
 */
@AutoValue
public abstract class MatchVideos extends PTransform<PBegin, PCollection<SourceVideo>> {
  abstract VideoListing.Request request();

  abstract @Nullable Duration polling();

  /** Returns a transform that lists once. */
  public static MatchVideos under(VideoListing.Request request) {
    return new AutoValue_MatchVideos(request, null);
  }

  /**
   * Lists for ever, at this interval; a file is taken once it has not been modified for as long.
   *
   * @param interval above 0
   */
  public MatchVideos withPolling(Duration interval) {
    if (interval.isZero() || interval.isNegative()) {
      throw new IllegalArgumentException("interval must be above 0, but was: " + interval);
    }
    return new AutoValue_MatchVideos(request(), interval);
  }

  @Override
  public PCollection<SourceVideo> expand(PBegin begin) {
    PCollection<String> inputs = begin.apply("Input", Create.of(request().input()));
    Duration interval = polling();
    PCollection<SourceVideo> videos =
        interval == null
            ? inputs.apply("List", ParDo.of(new ListFn(request())))
            : inputs
                .apply(
                    "Poll",
                    Watch.<String, SourceVideo, String>growthOf(
                            Contextful.of(
                                new PollForVideos(request(), interval), Requirements.empty()),
                            PollForVideos::identity)
                        .withPollInterval(org.joda.time.Duration.millis(interval.toMillis()))
                        .withOutputCoder(AvroCoder.specific(SourceVideo.class))
                        .withOutputKeyCoder(StringUtf8Coder.of()))
                .apply("Videos", Values.create());
    return videos
        .setCoder(AvroCoder.specific(SourceVideo.class))
        .apply("Spread", Reshuffle.viaRandomKey());
  }

  static final class ListFn extends DoFn<String, SourceVideo> {
    private final Counter skipped = Metrics.counter(MatchVideos.class, "files-skipped");
    private final VideoListing.Request request;

    ListFn(VideoListing.Request request) {
      this.request = request;
    }

    @ProcessElement
    public void list(OutputReceiver<SourceVideo> out) throws IOException {
      VideoListing listing = VideoListing.list(request, Long.MAX_VALUE);
      listing.skipped().values().forEach(skipped::inc);
      EqualContent.mark(listing.videos()).forEach(out::output);
    }
  }
}
