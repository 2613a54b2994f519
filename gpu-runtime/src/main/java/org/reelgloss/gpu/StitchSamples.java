package org.reelgloss.gpu;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.reelgloss.video.MediaException;
import org.reelgloss.video.RgbImage;
import org.reelgloss.video.ScanResult;
import org.reelgloss.video.ScanSettings;
import org.reelgloss.video.ScannedSegment;
import org.reelgloss.video.ShotScanner;

/**
 * Distances between end frames of segments, as one embedder sees them, sorted by what lies between
 * the two frames. Keeps eight bytes a distance. One thread at a time.
 */
public final class StitchSamples {
  private static final int SEGMENTS_AT_A_TIME = 16;

  private final FrameEmbedder embedder;
  private final ScanSettings settings;
  private final List<Double> inside = new ArrayList<>();
  private final List<Double> borders = new ArrayList<>();
  private final List<Double> cuts = new ArrayList<>();

  /**
   * Returns samples without a video yet.
   *
   * @param embedder stays the caller's, who closes it
   * @param settings how videos are cut and divided
   */
  public StitchSamples(FrameEmbedder embedder, ScanSettings settings) {
    this.embedder = embedder;
    this.settings = settings;
  }

  /**
   * Scans a video once and adds its distances; none of it where an exception is thrown.
   *
   * @param file a local regular file
   * @throws MediaException if the file is no video that can be decoded
   * @throws IOException if the file system fails while the file is read
   * @throws ModelException if the embedder fails
   */
  public void add(Path file) throws MediaException, IOException, ModelException {
    Pass pass = new Pass();
    ScanResult scan = ShotScanner.inProcess().scan(file, settings, pass::accept);
    pass.embed();
    Set<Long> shotStarts = new HashSet<>();
    scan.boundaries().forEach(boundary -> shotStarts.add(boundary.end()));
    inside.addAll(pass.inside);
    for (Border border : pass.borders) {
      boolean withinShot = border.touches() && !shotStarts.contains(border.frame());
      (withinShot ? borders : cuts).add(border.distance());
    }
  }

  /** Returns the distances between the two end frames of a segment. */
  public double[] inside() {
    return array(inside);
  }

  /**
   * Returns the distances over the borders at which long shots were divided: between the last frame
   * of a segment and the first of the next one.
   */
  public double[] borders() {
    return array(borders);
  }

  /**
   * Returns the distances over cuts: between the last frame of a shot and the first of the next.
   */
  public double[] cuts() {
    return array(cuts);
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Where a segment follows another; they touch unless a gradual transition is between them. */
  private record Border(long frame, boolean touches, double distance) {}

  /** What one video gives. */
  private final class Pass {
    private final List<ScannedSegment> waiting = new ArrayList<>();
    private final List<Double> inside = new ArrayList<>();
    private final List<Border> borders = new ArrayList<>();
    private float[] lastFeature = {};
    private long lastEnd;

    void accept(ScannedSegment segment) throws ModelException {
      waiting.add(segment);
      if (waiting.size() == SEGMENTS_AT_A_TIME) {
        embed();
      }
    }

    void embed() throws ModelException {
      List<RgbImage> frames = new ArrayList<>();
      for (ScannedSegment segment : waiting) {
        frames.add(segment.first());
        frames.add(segment.last());
      }
      float[][] features = embedder.embed(frames);
      for (int i = 0; i < waiting.size(); i++) {
        add(waiting.get(i), features[2 * i], features[2 * i + 1]);
      }
      waiting.clear();
    }

    private void add(ScannedSegment segment, float[] first, float[] last) {
      inside.add(Vectors.distance(first, last));
      if (lastFeature.length > 0) {
        long start = segment.startFrame();
        borders.add(new Border(start, start == lastEnd, Vectors.distance(lastFeature, first)));
      }
      lastFeature = last;
      lastEnd = segment.endFrame();
    }
  }
}
