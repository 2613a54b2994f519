package org.reelgloss.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.swscale.SWS_AREA;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCachedContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/**
 * Decoded frames as people see them: square pixels, upright, reduced to a longest side. Owns native
 * memory; one thread; must be closed.
 */
final class UprightPictures implements AutoCloseable {
  private static final int ROW_ALIGNMENT = 64;

  private final int longestSide;
  private @Nullable SwsContext scaler;

  UprightPictures(int longestSide) {
    this.longestSide = longestSide;
  }

  RgbImage picture(AVFrame frame, int rotation) throws MediaException {
    AVRational aspect = frame.sample_aspect_ratio();
    double stretch =
        aspect.num() > 0 && aspect.den() > 0 ? (double) aspect.num() / aspect.den() : 1;
    double shownWidth = frame.width() * stretch;
    double scale = Math.min(1, longestSide / Math.max(shownWidth, frame.height()));
    int width = (int) Math.max(1, Math.round(shownWidth * scale));
    int height = (int) Math.max(1, Math.round(frame.height() * scale));
    return turn(new RgbImage(width, height, reduce(frame, width, height)), rotation);
  }

  private byte[] reduce(AVFrame frame, int width, int height) throws MediaException {
    scaler =
        sws_getCachedContext(
            scaler,
            frame.width(),
            frame.height(),
            frame.format(),
            width,
            height,
            AV_PIX_FMT_RGB24,
            SWS_AREA,
            null,
            null,
            (DoublePointer) null);
    if (scaler == null) {
      throw new MediaException(
          MediaFault.UNSUPPORTED, "No conversion from pixel format " + frame.format());
    }
    int row = 3 * width;
    int stride = (row + ROW_ALIGNMENT - 1) / ROW_ALIGNMENT * ROW_ALIGNMENT;
    byte[] rgb = new byte[row * height];
    try (BytePointer buffer = new BytePointer((long) stride * height + ROW_ALIGNMENT);
        PointerPointer<BytePointer> planes = new PointerPointer<>(buffer, null, null, null);
        IntPointer strides = new IntPointer(stride, 0, 0, 0)) {
      sws_scale(scaler, frame.data(), frame.linesize(), 0, frame.height(), planes, strides);
      for (int y = 0; y < height; y++) {
        buffer.position((long) y * stride).get(rgb, y * row, row);
      }
      buffer.position(0);
    }
    return rgb;
  }

  /** Turns a picture clockwise by 0, 90, 180 or 270 degrees. */
  static RgbImage turn(RgbImage image, int rotation) {
    if (rotation == 0) {
      return image;
    }
    int width = image.width();
    int height = image.height();
    boolean swapped = rotation != 180;
    int newWidth = swapped ? height : width;
    int newHeight = swapped ? width : height;
    byte[] turned = new byte[image.pixels().length];
    for (int y = 0; y < newHeight; y++) {
      for (int x = 0; x < newWidth; x++) {
        int sourceX = rotation == 90 ? y : rotation == 180 ? width - 1 - x : width - 1 - y;
        int sourceY = rotation == 90 ? height - 1 - x : rotation == 180 ? height - 1 - y : x;
        System.arraycopy(
            image.pixels(), 3 * (sourceY * width + sourceX), turned, 3 * (y * newWidth + x), 3);
      }
    }
    return new RgbImage(newWidth, newHeight, turned);
  }

  @Override
  public void close() {
    if (scaler != null) {
      sws_freeContext(scaler);
      scaler = null;
    }
  }
}
