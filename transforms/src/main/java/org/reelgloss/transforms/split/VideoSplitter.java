package org.reelgloss.transforms.split;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.reelgloss.gpu.FrameEmbedder;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.schemas.Ids;
import org.reelgloss.schemas.Segment;
import org.reelgloss.schemas.SourceVideo;
import org.reelgloss.schemas.SplitVideo;
import org.reelgloss.schemas.Transition;
import org.reelgloss.transforms.storage.LocalCopy;
import org.reelgloss.video.EmbeddedSubtitles;
import org.reelgloss.video.MediaException;
import org.reelgloss.video.ScanResult;
import org.reelgloss.video.ScanSettings;
import org.reelgloss.video.ShotScanner;

/** Reads one input: its text, its digest, its cuts and segments. */
final class VideoSplitter {
  private static final String HARD_CUT = "cut";

  private final ScanSettings settings;
  private final FrameEmbedder embedder;

  VideoSplitter(ScanSettings settings, FrameEmbedder embedder) {
    this.settings = settings;
    this.embedder = embedder;
  }

  SplitVideo split(SourceVideo source, LocalCopy.Digested copy)
      throws IOException, MediaException, ModelException {
    SegmentCollector collector = new SegmentCollector(embedder);
    ScanResult scan = ShotScanner.scan(copy.copy().path(), settings, collector);
    List<Segment> segments = collector.finish();
    return SplitVideo.newBuilder()
        .setSource(described(source, copy, scan))
        .setFrames(scan.frames())
        .setFps(scan.fps())
        .setDecodeErrors(scan.decodeErrors())
        .setCuts(scan.cuts())
        .setTransitions(
            scan.shotStarts().stream()
                .map(frame -> new Transition(frame, frame, HARD_CUT))
                .toList())
        .setSegments(segments)
        .setEmbedder(embedder.model())
        .build();
  }

  private static SourceVideo described(
      SourceVideo source, LocalCopy.Digested copy, ScanResult scan) {
    SourceVideo.Builder described =
        SourceVideo.newBuilder(source)
            .setVideoId(Ids.videoId(copy.sha256()))
            .setSizeBytes(copy.bytes())
            .setProbe(scan.probe());
    Sidecars.readInto(described, source.getSidecars());
    if (described.getSubtitles().isEmpty()) {
      addEmbedded(copy.copy().path(), described);
    }
    return described.build();
  }

  private static void addEmbedded(Path file, SourceVideo.Builder described) {
    try {
      described.setSubtitles(EmbeddedSubtitles.read(file));
    } catch (MediaException unreadable) {
      List<String> errors = new ArrayList<>(described.getSidecarErrors());
      errors.add("embedded subtitles: " + unreadable.getMessage());
      described.setSidecarErrors(errors);
    }
  }
}
