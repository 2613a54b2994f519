package org.reelgloss.video;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Scans videos whole and in ranges, and tells what was found line by line. */
final class Ranges {
  private Ranges() {}

  /** What was found, in frames of the whole video, and how many ranges had a part in it. */
  record Found(List<String> lines, int ranges, long scannedFrames) {}

  static Found whole(Path film, ScanSettings settings) throws MediaException, IOException {
    List<String> lines = new ArrayList<>();
    long frames = scan(film, settings, ScanRange.whole(), 0, lines).result().frames();
    return new Found(lines, 1, frames);
  }

  static Found divided(Path film, ScanSettings settings, double pixelsOfARange)
      throws MediaException, IOException {
    List<ScanRange.Start> starts = RangePlanner.plan(film, settings, pixelsOfARange);
    List<String> lines = new ArrayList<>();
    int used = 0;
    long offset = 0;
    for (int at = 0; at < starts.size(); used++) {
      RangeScan scan = scan(film, settings, new ScanRange(at, starts), offset, lines);
      if (scan.outcome() != RangeScan.Outcome.FOUND) {
        throw new IllegalStateException("Range " + at + " is said to go on, but: " + scan);
      }
      offset += scan.result().frames();
      at = scan.next();
    }
    return new Found(lines, used, offset);
  }

  private static RangeScan scan(
      Path film, ScanSettings settings, ScanRange range, long offset, List<String> lines)
      throws MediaException, IOException {
    List<String> segments = new ArrayList<>();
    RangeScan scan =
        ShotScanner.inProcess()
            .scan(film, settings, range, segment -> segments.add(line(segment, offset)));
    boolean countsByTime = settings.detectors().semantics() == CutSemantics.V07;
    for (int i = 0; i < scan.result().cuts().size(); i++) {
      Boundary boundary = scan.result().boundaries().get(i);
      long cut = scan.result().cuts().get(i) + (countsByTime ? 0 : offset);
      lines.add(
          "%s %d-%d cut %d"
              .formatted(boundary.kind(), boundary.start() + offset, boundary.end() + offset, cut));
    }
    lines.addAll(segments);
    return scan;
  }

  private static String line(ScannedSegment segment, long offset) {
    return "segment %d-%d pts %s ms %d-%d frames %d %d %s"
        .formatted(
            segment.startFrame() + offset,
            segment.endFrame() + offset,
            segment.startPts(),
            segment.startMs(),
            segment.endMs(),
            Arrays.hashCode(segment.first().pixels()),
            Arrays.hashCode(segment.last().pixels()),
            segment.statistics());
  }
}
