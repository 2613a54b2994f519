package org.reelgloss.transforms.match;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.beam.sdk.transforms.Watch.Growth.PollFn;
import org.apache.beam.sdk.transforms.Watch.Growth.PollResult;
import org.apache.beam.sdk.values.TimestampedValue;
import org.joda.time.Instant;
import org.reelgloss.schemas.SourceVideo;

/** One look at the patterns of a watching run; whoever watches keeps what was seen before. */
final class PollForVideos extends PollFn<String, SourceVideo> {
  private static final long serialVersionUID = 1L;

  private final VideoListing.Request request;
  private final long settleMs;

  PollForVideos(VideoListing.Request request, Duration settle) {
    this.request = request;
    settleMs = settle.toMillis();
  }

  @Override
  public PollResult<SourceVideo> apply(String input, Context context) throws IOException {
    Instant now = Instant.now();
    return PollResult.incomplete(
        look(now.getMillis()).stream().map(video -> TimestampedValue.of(video, now)).toList());
  }

  /** Returns what is there and has not been modified for a while before this moment. */
  List<SourceVideo> look(long nowMs) throws IOException {
    return VideoListing.list(request, nowMs - settleMs).videos().stream()
        .filter(video -> !video.getRevision().isEmpty()) // What is not there yet may still come.
        .toList();
  }

  /** A file that was replaced, or whose text was, is another input. */
  static String identity(SourceVideo video) {
    return video.getUri() + '\n' + video.getRevision() + '\n' + video.getSidecarDigest();
  }
}
