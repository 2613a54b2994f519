package org.reelgloss.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV422P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ422P;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BICUBIC;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Converts some rows of a 4:2:0 frame to BGR, bit-exact with converting all of them.
 *
 * <p>A group of evenly spaced rows is shown to swscale as a 4:2:2 picture of its own by larger
 * strides: each row comes with the chroma row that it has in the whole frame. Two rows that share a
 * chroma row are a small 4:2:0 picture. Owns native memory; one thread; must be closed.
 */
final class BgrRows implements AutoCloseable {
  private final Map<Integer, SwsContext> scalers = new HashMap<>();
  private final PointerPointer<BytePointer> from = new PointerPointer<>(4);
  private final PointerPointer<BytePointer> to = new PointerPointer<>(4);
  private final IntPointer fromStrides = new IntPointer(0, 0, 0, 0);
  private final IntPointer toStrides = new IntPointer(0, 0, 0, 0);
  private int width;
  private int format;

  /** Whether the frame is of a kind whose rows can be converted one by one. */
  static boolean canConvert(AVFrame frame) {
    boolean planar = frame.format() == AV_PIX_FMT_YUV420P || frame.format() == AV_PIX_FMT_YUVJ420P;
    return planar && frame.height() % 2 == 0 && frame.linesize(0) > 0;
  }

  /** Converts the plan's rows of a frame into the same rows of {@code bgr}. */
  void convert(AVFrame frame, AVFrame bgr, RowPlan plan) throws MediaException {
    if (frame.width() != width || frame.format() != format) {
      releaseScalers();
      width = frame.width();
      format = frame.format();
    }
    for (RowPlan.Group group : plan.groups()) {
      int even = group.count() & ~1; // The fast converter takes an even number of rows only.
      convert(frame, bgr, group, 0, even);
      if (even < group.count()) {
        convert(frame, bgr, group, group.count() - 2, 2);
      }
    }
  }

  private void convert(AVFrame frame, AVFrame bgr, RowPlan.Group group, int skipped, int count)
      throws MediaException {
    int row = group.first() + skipped * group.step();
    int chromaRow = group.first() / 2 + skipped * group.chromaStep();
    for (int plane = 0; plane < 3; plane++) {
      int stride = frame.linesize(plane);
      long at = plane == 0 ? row : chromaRow;
      from.put(plane, frame.data(plane).getPointer(at * stride));
      fromStrides.put(plane, stride * Math.max(1, plane == 0 ? group.step() : group.chromaStep()));
    }
    to.put(0, bgr.data(0).getPointer((long) row * bgr.linesize(0)));
    toStrides.put(0, bgr.linesize(0) * group.step());
    sws_scale(scaler(count, group.chromaStep() == 0), from, fromStrides, 0, count, to, toStrides);
  }

  private SwsContext scaler(int count, boolean sharedChroma) throws MediaException {
    int key = sharedChroma ? -count : count;
    SwsContext scaler = scalers.get(key);
    if (scaler == null) {
      scaler =
          sws_getContext(
              width,
              count,
              sharedChroma ? format : withChromaInEachRow(),
              width,
              count,
              AV_PIX_FMT_BGR24,
              SWS_BICUBIC,
              null,
              null,
              (DoublePointer) null);
      if (scaler == null) {
        throw new MediaException(
            MediaFault.UNSUPPORTED, "No conversion of rows of " + width + " pixels");
      }
      scalers.put(key, scaler);
    }
    return scaler;
  }

  private int withChromaInEachRow() {
    return format == AV_PIX_FMT_YUVJ420P ? AV_PIX_FMT_YUVJ422P : AV_PIX_FMT_YUV422P;
  }

  private void releaseScalers() {
    scalers.values().forEach(swscale::sws_freeContext);
    scalers.clear();
  }

  @Override
  public void close() {
    releaseScalers();
    from.close();
    to.close();
    fromStrides.close();
    toStrides.close();
  }
}
