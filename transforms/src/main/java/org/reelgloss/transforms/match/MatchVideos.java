package org.reelgloss.transforms.match;

import com.google.auto.value.AutoValue;
import java.io.IOException;
import java.time.Duration;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.state.TimeDomain;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Deduplicate;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.jspecify.annotations.Nullable;
import org.reelgloss.schemas.Ids;
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
  /** Bounds what is remembered of notifications. */
  private static final Duration ONCE_WITHIN = Duration.ofMinutes(10);

  abstract VideoListing.Request request();

  abstract @Nullable Duration polling();

  abstract @Nullable Notifications notifications();

  /** Returns a transform that lists once. */
  public static MatchVideos under(VideoListing.Request request) {
    return new AutoValue_MatchVideos(request, null, null);
  }

  /**
   * Lists for ever, at this interval. A file is taken when it was the same twice, three seconds or
   * an interval below that apart, and not modified for as long; an object of a bucket, which
   * appears whole, at once. What came out is remembered in 8 bytes a file for as long as it is
   * there: 0.8 MB for 100,000 files. Files that are gone are forgotten.
   *
   * <p>Polls that fail are counted in {@code polls-failed} and repeated; the tenth in a row fails
   * the run.
   *
   * @param interval above 0
   */
  public MatchVideos withPolling(Duration interval) {
    if (interval.isZero() || interval.isNegative()) {
      throw new IllegalArgumentException("interval must be above 0, but was: " + interval);
    }
    return new AutoValue_MatchVideos(request(), interval, notifications());
  }

  /**
   * Takes files that records tell of, too, for ever: besides those of the request, or alone where
   * the request names nothing. A record is an absolute path or a uri, or the JSON by which Google
   * Cloud Storage or S3 tells of a new object; only videos are taken of those. A file that is found
   * twice within ten minutes, or two intervals if that is longer, comes out once. One that is not
   * there any more is passed by.
   *
   * <p>Other events are counted in {@code notifications-passed-by}, records that cannot be
   * understood in {@code notifications-unreadable}. A store that cannot be reached fails the
   * bundle.
   */
  public MatchVideos withNotifications(Notifications from) {
    return new AutoValue_MatchVideos(request(), polling(), from);
  }

  @Override
  public PCollection<SourceVideo> expand(PBegin begin) {
    Notifications from = notifications();
    PCollection<SourceVideo> videos = from == null ? matched(begin) : told(begin, from);
    return videos
        .setCoder(AvroCoder.specific(SourceVideo.class))
        .apply("Spread", Reshuffle.viaRandomKey());
  }

  private PCollection<SourceVideo> matched(PBegin begin) {
    String input = request().input();
    Duration interval = polling();
    return (interval == null
            ? begin.apply("Input", Create.of(input)).apply("List", ParDo.of(new ListFn(request())))
            : begin
                .apply("Seed", Read.from(new SeedSource(input)))
                .apply("Watch", ParDo.of(new WatchFn(request(), interval))))
        .setCoder(AvroCoder.specific(SourceVideo.class));
  }

  private PCollection<SourceVideo> told(PBegin begin, Notifications from) {
    PCollection<SourceVideo> told = begin.apply("Notifications", new ReadNotifications(from));
    PCollection<SourceVideo> all =
        request().isEmpty()
            ? told
            : PCollectionList.of(matched(begin)).and(told).apply("Both", Flatten.pCollections());
    return all.apply(
        "Once",
        Deduplicate.<SourceVideo, String>withRepresentativeValueFn(MatchVideos::identity)
            .withRepresentativeCoder(StringUtf8Coder.of())
            .withTimeDomain(TimeDomain.PROCESSING_TIME)
            .withDuration(org.joda.time.Duration.millis(onceWithin().toMillis())));
  }

  /** A file that was told of is found by looking, too, up to an interval later. */
  private Duration onceWithin() {
    Duration interval = polling();
    return interval == null || interval.multipliedBy(2).compareTo(ONCE_WITHIN) < 0
        ? ONCE_WITHIN
        : interval.multipliedBy(2);
  }

  private static String identity(SourceVideo video) {
    return video.getUri() + '\n' + Ids.inputState(video);
  }

  static final class ListFn extends DoFn<String, SourceVideo> {
    private final Counter skipped = Metrics.counter(MatchVideos.class, "files-skipped");
    private final VideoListing.Request request;

    ListFn(VideoListing.Request request) {
      this.request = request;
    }

    @ProcessElement
    public void list(OutputReceiver<SourceVideo> out) throws IOException {
      VideoListing listing = VideoListing.list(request);
      listing.skipped().values().forEach(skipped::inc);
      EqualContent.mark(listing.videos()).forEach(out::output);
    }
  }
}
