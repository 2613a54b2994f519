package org.reelgloss.video;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

/** The state of one pass over a video; see {@link ShotScanner}. */
final class ScanPass<X extends Exception> implements AutoCloseable {
  private static final double NOMINAL_FPS = 25;
  private static final double LOWEST_FPS = 0.01;
  private static final double HIGHEST_FPS = 1_000;

  /** A range that is known to be a segment. */
  private record Range(long start, long end) {}

  private final VideoReader reader;
  private final ScanSettings settings;
  private final SegmentSink<X> sink;
  private final double fps;
  private final CutRule rule;
  private final SegmentPlanner planner;
  private final BgrFrames pictures;
  private final ContentScore content;
  private final FrameRing ring;
  private final FrameTimes times;
  private final Deque<Range> planned = new ArrayDeque<>();
  private final List<Long> cuts = new ArrayList<>();
  private final List<Long> shotStarts = new ArrayList<>();
  private long frames;

  ScanPass(VideoReader reader, ScanSettings settings, SegmentSink<X> sink) throws MediaException {
    this.reader = reader;
    this.settings = settings;
    this.sink = sink;
    fps = usableFps(reader.fps());
    rule = CutRule.of(settings.semantics(), settings.threshold(), settings.minShotFrames());
    planner =
        new SegmentPlanner(
            fps,
            settings.divideSeconds(),
            settings.slackSeconds(),
            (start, end) -> planned.add(new Range(start, end)));
    pictures = new BgrFrames();
    long span = planner.longest() + rule.delay() + 2;
    int rotation = reader.probe().getRotation();
    content =
        new ContentScore(
            reader.probe().getWidth(),
            reader.probe().getHeight(),
            rotation % 180 != 0,
            settings.semantics());
    ring = new FrameRing(span, ScanSettings.END_FRAME_SIDE, rotation);
    times = new FrameTimes(reader, settings.semantics(), fps, span + 2);
  }

  private static double usableFps(double fps) throws MediaException {
    if (fps > 0 && fps < LOWEST_FPS) {
      throw new MediaException(
          MediaFault.BAD_TIMING, "The frame rate must be at least 0.01, but was: " + fps);
    }
    return fps >= LOWEST_FPS && fps <= HIGHEST_FPS ? fps : NOMINAL_FPS;
  }

  /** Takes the frame that the reader holds. */
  void take() throws MediaException, X {
    if (frames >= settings.limits().maxFrames()) {
      throw new MediaException(
          MediaFault.TOO_MANY_FRAMES, "More than " + settings.limits().maxFrames() + " frames");
    }
    Mat bgr = pictures.convert(reader.frame());
    ring.add(bgr);
    long number = times.add(frames);
    double score = content.next(bgr);
    frames++;
    rule.next(number, score).ifPresent(this::cut);
    planner.knownUntil(times.indexAfter(number - rule.delay()));
    deliver(null);
  }

  private void cut(long number) {
    long index = times.indexOf(number);
    cuts.add(number);
    shotStarts.add(index);
    planner.endShot(index);
  }

  /** Gives the last segments and the result. */
  ScanResult finish() throws MediaException, X {
    if (frames == 0) {
      throw noFrames();
    }
    planner.endShot(frames);
    deliver(times.endOfLast());
    return new ScanResult(reader.probe(), frames, fps, cuts, shotStarts, reader.errors());
  }

  private MediaException noFrames() {
    if (reader.isEncrypted()) {
      return new MediaException(MediaFault.ENCRYPTED, "The video stream is encrypted");
    }
    return new MediaException(
        MediaFault.UNDECODABLE,
        "No frame could be decoded; the decoder refused " + reader.errors() + " packets");
  }

  private void deliver(@Nullable Long endOfVideoMs) throws X {
    while (!planned.isEmpty() && (planned.element().end() < frames || endOfVideoMs != null)) {
      Range range = planned.remove();
      long start = range.start();
      long end = range.end();
      long endMs = end < frames || endOfVideoMs == null ? times.millis(end) : endOfVideoMs;
      sink.accept(
          new ScannedSegment(
              start,
              end,
              times.pts(start),
              times.millis(start),
              endMs,
              ring.picture(settings.firstEndFrame(start, end)),
              ring.picture(settings.lastEndFrame(start, end))));
    }
  }

  @Override
  public void close() {
    pictures.close();
    content.close();
    ring.close();
  }
}
