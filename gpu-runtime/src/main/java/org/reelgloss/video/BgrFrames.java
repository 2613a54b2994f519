package org.reelgloss.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BICUBIC;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCachedContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

/**
 * Turns decoded frames into full-size BGR pictures, as OpenCV's video reader does: same size,
 * swscale's bicubic flag. One buffer serves all frames; it grows anew where the size changes. Owns
 * native memory; one thread; must be closed.
 */
final class BgrFrames implements AutoCloseable {
  private static final int PIXELS_AT_A_TIME = 8;

  private final AVFrame bgr = av_frame_alloc();
  private final BgrRows rows = new BgrRows();
  private @Nullable SwsContext scaler;
  private @Nullable Mat view;

  /** Returns the frame as 8-bit BGR; valid until the next call, owned by this object. */
  Mat convert(AVFrame frame) throws MediaException {
    Mat target = target(frame);
    scaler =
        sws_getCachedContext(
            scaler,
            frame.width(),
            frame.height(),
            frame.format(),
            frame.width(),
            frame.height(),
            AV_PIX_FMT_BGR24,
            SWS_BICUBIC,
            null,
            null,
            (DoublePointer) null);
    if (scaler == null) {
      throw new MediaException(
          MediaFault.UNSUPPORTED, "No conversion from pixel format " + frame.format());
    }
    sws_scale(
        scaler, frame.data(), frame.linesize(), 0, frame.height(), bgr.data(), bgr.linesize());
    return target;
  }

  /**
   * Returns the frame as 8-bit BGR, of which only the rows of the plan are valid; where the pixel
   * format or size does not allow that, all are.
   */
  Mat convert(AVFrame frame, RowPlan plan) throws MediaException {
    if (plan.isWhole() || !BgrRows.canConvert(frame) || !fitsBlocks(frame)) {
      return convert(frame);
    }
    Mat target = target(frame);
    rows.convert(frame, bgr, plan);
    return target;
  }

  /** Whether the converter's blocks of pixels end within a row of the buffer. */
  private boolean fitsBlocks(AVFrame frame) throws MediaException {
    target(frame);
    int blocks = (frame.width() + PIXELS_AT_A_TIME - 1) / PIXELS_AT_A_TIME;
    return 3 * PIXELS_AT_A_TIME * blocks <= bgr.linesize(0);
  }

  private Mat target(AVFrame frame) throws MediaException {
    Mat target = view;
    if (target == null || bgr.width() != frame.width() || bgr.height() != frame.height()) {
      target = allocate(frame.width(), frame.height());
    }
    return target;
  }

  private Mat allocate(int width, int height) throws MediaException {
    releaseView();
    av_frame_unref(bgr);
    bgr.format(AV_PIX_FMT_BGR24);
    bgr.width(width);
    bgr.height(height);
    if (av_frame_get_buffer(bgr, 0) < 0) {
      throw new MediaException(
          MediaFault.TOO_MANY_PIXELS, "No memory for a frame of " + width + " x " + height);
    }
    Mat made = new Mat(height, width, CV_8UC3, bgr.data(0), bgr.linesize(0));
    view = made;
    return made;
  }

  private void releaseView() {
    if (view != null) {
      view.close();
      view = null;
    }
  }

  @Override
  public void close() {
    releaseView();
    av_frame_free(bgr);
    rows.close();
    if (scaler != null) {
      sws_freeContext(scaler);
      scaler = null;
    }
  }
}
