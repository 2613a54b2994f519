package org.reelgloss.video;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

/**
 * The frame of a pass, whose pictures are made when they are first asked for. Owns native memory;
 * one thread; must be closed.
 */
final class ScanFrame implements DetectorFrame, AutoCloseable {
  private final VideoReader reader;
  private final FrameLog log;
  private final BgrFrames frames = new BgrFrames();
  private final Reduction reduction;
  private final BgrFrames otherFrames = new BgrFrames();
  private final ContentScore content = new ContentScore();
  private final Thumbnails thumbnails = new Thumbnails();
  private final Map<ReducedSize, Reduction> others = new HashMap<>();
  private @Nullable Mat reduced;
  private byte @Nullable [] thumbnail;
  private double score;
  private long scored = -1;

  ScanFrame(VideoReader reader, FrameLog log, CutSemantics semantics) {
    this.reader = reader;
    this.log = log;
    ReducedSize size =
        ReducedSize.of(
            reader.probe().getWidth(),
            reader.probe().getHeight(),
            reader.probe().getRotation() % 180 != 0,
            semantics);
    reduction = new Reduction(frames, size.width(), size.height());
  }

  /** Says that the reader holds another frame, which is in the log. */
  void advance() {
    reduced = null;
    thumbnail = null;
  }

  @Override
  public long index() {
    return log.frames() - 1;
  }

  @Override
  public long number() {
    return log.number(index());
  }

  @Override
  public long indexOf(long number) {
    return log.indexOf(number);
  }

  @Override
  public long lastUpTo(long number) {
    return log.lastUpTo(number);
  }

  @Override
  public double contentScore() throws MediaException {
    if (scored != index()) {
      score = content.next(reduced());
      scored = index();
    }
    return score;
  }

  @Override
  public Mat reduced() throws MediaException {
    Mat picture = reduced;
    if (picture == null) {
      picture = reduction.reduce(decoded());
      reduced = picture;
    }
    return picture;
  }

  @Override
  public Mat scaled(int width, int height) throws MediaException {
    return others
        .computeIfAbsent(
            new ReducedSize(width, height), size -> new Reduction(otherFrames, width, height))
        .reduce(decoded());
  }

  @Override
  public byte[] thumbnail() throws MediaException {
    byte[] picture = thumbnail;
    if (picture == null) {
      picture = thumbnails.of(reduced());
      thumbnail = picture;
    }
    return picture;
  }

  private AVFrame decoded() {
    return reader.frame();
  }

  @Override
  public void close() {
    reduction.close();
    frames.close();
    content.close();
    thumbnails.close();
    others.values().forEach(Reduction::close);
    otherFrames.close();
  }
}
