package org.reelgloss.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BICUBIC;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCachedContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/**
 * Pictures in the form that the encoder takes: 4:2:0, 8 bits, even sides. One buffer serves all.
 * Owns native memory; one thread; must be closed.
 */
final class EncoderFrames implements AutoCloseable {
  private final AVFrame yuv = av_frame_alloc();
  private @Nullable SwsContext scaler;

  EncoderFrames(int width, int height) {
    yuv.format(AV_PIX_FMT_YUV420P);
    yuv.width(width);
    yuv.height(height);
    if (av_frame_get_buffer(yuv, 0) < 0) {
      throw new OutOfMemoryError("No memory for a frame of " + width + " x " + height);
    }
  }

  /** Returns an RGB picture of the same size; owned by this object, valid until the next call. */
  AVFrame of(RgbImage picture, long pts, long duration) {
    if (picture.width() != yuv.width() || picture.height() != yuv.height()) {
      throw new IllegalArgumentException(
          "picture must be " + yuv.width() + " x " + yuv.height() + ", but was: " + picture);
    }
    try (BytePointer rgb = new BytePointer(picture.pixels());
        PointerPointer<BytePointer> planes = new PointerPointer<>(rgb, null, null, null);
        IntPointer strides = new IntPointer(3 * picture.width(), 0, 0, 0)) {
      scale(planes, strides, AV_PIX_FMT_RGB24, picture.width(), picture.height());
    }
    yuv.pts(pts);
    yuv.duration(duration);
    return yuv;
  }

  /** Returns a decoded frame, its last odd row and column cut off; valid until the next call. */
  AVFrame of(AVFrame frame, long pts, long duration) {
    scale(frame.data(), frame.linesize(), frame.format(), frame.width(), frame.height());
    yuv.pts(pts);
    yuv.duration(duration);
    return yuv;
  }

  private void scale(
      PointerPointer<?> planes, IntPointer strides, int format, int width, int height) {
    av_frame_make_writable(yuv);
    int evenWidth = Math.max(1, width - width % 2);
    int evenHeight = Math.max(1, height - height % 2);
    scaler =
        sws_getCachedContext(
            scaler,
            evenWidth,
            evenHeight,
            format,
            yuv.width(),
            yuv.height(),
            AV_PIX_FMT_YUV420P,
            SWS_BICUBIC,
            null,
            null,
            (DoublePointer) null);
    if (scaler == null) {
      throw new IllegalArgumentException(
          "frame must have a pixel format that can be converted, but had: " + format);
    }
    sws_scale(scaler, planes, strides, 0, evenHeight, yuv.data(), yuv.linesize());
  }

  @Override
  public void close() {
    av_frame_free(yuv);
    if (scaler != null) {
      sws_freeContext(scaler);
      scaler = null;
    }
  }
}
