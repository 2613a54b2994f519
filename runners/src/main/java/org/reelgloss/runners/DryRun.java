package org.reelgloss.runners;

import java.io.PrintStream;
import java.util.Map;
import org.reelgloss.schemas.SourceVideo;
import org.reelgloss.transforms.match.VideoListing;

/** Says what a run would do. */
final class DryRun {
  private DryRun() {}

  static void print(
      PrintStream out, VideoListing listing, Backlog backlog, Map<String, String> settings) {
    for (SourceVideo video : listing.videos()) {
      out.printf(
          "%s\t%d bytes\t%d sidecars%n",
          video.getUri(), video.getSizeBytes(), video.getSidecars().size());
    }
    out.println(backlog.words());
    listing.skipped().forEach((reason, count) -> out.printf("passed by: %d %s%n", count, reason));
    settings.forEach((name, value) -> out.printf("%s: %s%n", name, value));
  }
}
