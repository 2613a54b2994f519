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
 * RGB pictures in the form that the encoder takes: 4:2:0, 8 bits, even sides. One buffer serves
 * all. Owns native memory; one thread; must be closed.
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

  /** Returns a frame as all of them are. */
  AVFrame frame() {
    return yuv;
  }

  /** Returns a picture of the same size; owned by this object, valid until the next call. */
  AVFrame of(RgbImage picture, long pts) {
    if (picture.width() != yuv.width() || picture.height() != yuv.height()) {
      throw new IllegalArgumentException(
          "picture must be " + yuv.width() + " x " + yuv.height() + ", but was: " + picture);
    }
    av_frame_make_writable(yuv);
    try (BytePointer rgb = new BytePointer(picture.pixels());
        PointerPointer<BytePointer> planes = new PointerPointer<>(rgb, null, null, null);
        IntPointer strides = new IntPointer(3 * picture.width(), 0, 0, 0)) {
      sws_scale(scaler(), planes, strides, 0, picture.height(), yuv.data(), yuv.linesize());
    }
    yuv.pts(pts);
    yuv.duration(1);
    return yuv;
  }

  private SwsContext scaler() {
    if (scaler == null) {
      scaler =
          sws_getCachedContext(
              null,
              yuv.width(),
              yuv.height(),
              AV_PIX_FMT_RGB24,
              yuv.width(),
              yuv.height(),
              AV_PIX_FMT_YUV420P,
              SWS_BICUBIC,
              null,
              null,
              (DoublePointer) null);
    }
    return scaler;
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
