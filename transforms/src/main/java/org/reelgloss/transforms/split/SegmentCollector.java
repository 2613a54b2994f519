package org.reelgloss.transforms.split;

import java.util.ArrayList;
import java.util.List;
import org.reelgloss.gpu.FrameEmbedder;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.schemas.Segment;
import org.reelgloss.schemas.SegmentSummary;
import org.reelgloss.video.RgbImage;
import org.reelgloss.video.ScannedSegment;
import org.reelgloss.video.SegmentSink;
import org.reelgloss.video.SegmentStatistics;

/** Embeds the end frames of segments where they are decoded, some at a time, and keeps features. */
final class SegmentCollector implements SegmentSink<ModelException> {
  private static final int SEGMENTS_AT_A_TIME = 16;

  private final FrameEmbedder embedder;
  private final List<ScannedSegment> waiting = new ArrayList<>();
  private final List<Segment> segments = new ArrayList<>();

  SegmentCollector(FrameEmbedder embedder) {
    this.embedder = embedder;
  }

  @Override
  public void accept(ScannedSegment segment) throws ModelException {
    waiting.add(segment);
    if (waiting.size() == SEGMENTS_AT_A_TIME) {
      embed();
    }
  }

  /** Returns all segments with their features. */
  List<Segment> finish() throws ModelException {
    if (!waiting.isEmpty()) {
      embed();
    }
    return segments;
  }

  private void embed() throws ModelException {
    List<RgbImage> frames = new ArrayList<>();
    for (ScannedSegment segment : waiting) {
      frames.add(segment.first());
      frames.add(segment.last());
    }
    float[][] features = embedder.embed(frames);
    for (int i = 0; i < waiting.size(); i++) {
      segments.add(record(waiting.get(i), features[2 * i], features[2 * i + 1]));
    }
    waiting.clear();
  }

  private static Segment record(ScannedSegment segment, float[] first, float[] last) {
    return Segment.newBuilder()
        .setStartFrame(segment.startFrame())
        .setEndFrame(segment.endFrame())
        .setStartPts(segment.startPts())
        .setStartMs(segment.startMs())
        .setEndMs(segment.endMs())
        .setFirstFeature(boxed(first))
        .setLastFeature(boxed(last))
        .setStatistics(segment.statistics().map(SegmentCollector::summary).orElse(null))
        .build();
  }

  private static SegmentSummary summary(SegmentStatistics seen) {
    return new SegmentSummary(
        seen.samples(),
        (float) seen.motion(),
        (float) seen.luma(),
        (float) seen.saturation(),
        (float) seen.blackShare(),
        (float) seen.whiteShare(),
        (float) seen.sharpness());
  }

  private static List<Float> boxed(float[] values) {
    List<Float> list = new ArrayList<>(values.length);
    for (float value : values) {
      list.add(value);
    }
    return list;
  }
}
