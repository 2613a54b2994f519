package org.reelgloss.transforms.match;

import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.reelgloss.schemas.SourceVideo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives files that were told of, with the text beside them. One that is not there is passed by:
 * what was published of it before it went stays. A uri that no file system here knows is counted as
 * unreadable.
 */
final class ListNotifiedFn extends DoFn<String, SourceVideo> {
  private static final Logger LOG = LoggerFactory.getLogger(ListNotifiedFn.class);

  private final Counter passedBy = Metrics.counter(MatchVideos.class, "notifications-passed-by");
  private final Counter unreadable = Metrics.counter(MatchVideos.class, "notifications-unreadable");

  @ProcessElement
  public void list(@Element String uri, OutputReceiver<SourceVideo> out) throws IOException {
    try {
      for (SourceVideo video :
          VideoListing.list(VideoListing.Request.ofFiles(List.of(uri))).videos()) {
        if (video.getRevision().isEmpty()) {
          passedBy.inc();
        } else {
          out.output(video);
        }
      }
    } catch (IllegalArgumentException unknown) {
      unreadable.inc();
      LOG.warn("A notification names a file that cannot be reached: {}", uri, unknown);
    }
  }
}
