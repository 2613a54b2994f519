package org.reelgloss.transforms.split;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.reelgloss.gpu.FrameEmbedder;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.schemas.ScanOutcome;
import org.reelgloss.schemas.ScanPart;
import org.reelgloss.schemas.ScanTask;
import org.reelgloss.schemas.Segment;
import org.reelgloss.schemas.SourceVideo;
import org.reelgloss.schemas.SplitVideo;
import org.reelgloss.schemas.Transition;
import org.reelgloss.video.EmbeddedSubtitles;
import org.reelgloss.video.MediaException;
import org.reelgloss.video.RangeScan;
import org.reelgloss.video.ScanRange;
import org.reelgloss.video.ScanResult;
import org.reelgloss.video.ScanSettings;
import org.reelgloss.video.ShotScanner;

/** Scans one range of a video: its boundaries, segments and the features of their end frames. */
final class RangeScanner {
  private final ShotScanner scanner;
  private final ScanSettings settings;
  private final FrameEmbedder embedder;

  RangeScanner(ShotScanner scanner, ScanSettings settings, FrameEmbedder embedder) {
    this.scanner = scanner;
    this.settings = settings;
    this.embedder = embedder;
  }

  ScanPart scan(ScanTask task, int range, Path file)
      throws IOException, MediaException, ModelException {
    SegmentCollector collector = new SegmentCollector(embedder);
    RangeScan scan = scanner.scan(file, settings, range(task, range), collector);
    ScanPart.Builder part =
        ScanPart.newBuilder()
            .setRange(range)
            .setRanges(task.getStarts().size())
            .setOutcome(ScanOutcome.valueOf(scan.outcome().name()))
            .setNext(scan.next());
    if (range == 0) {
      part.setSource(described(task.getSource(), scan.result(), file));
    }
    if (scan.outcome() == RangeScan.Outcome.FOUND) {
      part.setVideo(video(task.getSource(), scan.result(), collector.finish()));
    }
    return part.build();
  }

  private static ScanRange range(ScanTask task, int range) {
    return new ScanRange(
        range,
        task.getStarts().stream()
            .map(start -> new ScanRange.Start(start.getPts(), start.getSearchEnd()))
            .toList());
  }

  private SplitVideo video(SourceVideo source, ScanResult scan, List<Segment> segments) {
    return SplitVideo.newBuilder()
        .setSource(SourceVideo.newBuilder().setUri(source.getUri()).build())
        .setFrames(scan.frames())
        .setFps(scan.fps())
        .setDecodeErrors(scan.decodeErrors())
        .setPartial(scan.decodeErrors() > 0)
        .setCuts(scan.cuts())
        .setTransitions(
            scan.boundaries().stream()
                .map(b -> new Transition(b.start(), b.end(), b.kind().label()))
                .toList())
        .setSegments(segments)
        .setEmbedder(embedder.model())
        .build();
  }

  private static SourceVideo described(SourceVideo source, ScanResult scan, Path file)
      throws IOException {
    SourceVideo.Builder described = SourceVideo.newBuilder(source).setProbe(scan.probe());
    if (source.getSubtitles().isEmpty()) {
      addEmbedded(file, described);
    }
    return described.build();
  }

  private static void addEmbedded(Path file, SourceVideo.Builder described) throws IOException {
    try {
      described.setSubtitles(EmbeddedSubtitles.read(file));
    } catch (MediaException unreadable) {
      List<String> errors = new ArrayList<>(described.getSidecarErrors());
      String error = "embedded subtitles: " + unreadable.getMessage();
      if (!errors.contains(error)) { // It is there already where a video is scanned again.
        errors.add(error);
      }
      described.setSidecarErrors(errors);
    }
  }
}
