package org.reelgloss.video;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AV_PICTURE_TYPE_NONE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_ref;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/**
 * Decoded frames as the encoder takes them: 4:2:0 with 8 bits, in the clip's shape. Frames that are
 * so already go through without a copy. Owns native memory; one thread; must be closed.
 */
final class PictureFitter implements AutoCloseable {
  private final PictureShape shape;
  private final AVFrame view = av_frame_alloc();
  private @Nullable FilterGraph graph;
  private String input = "";

  PictureFitter(PictureShape shape) {
    this.shape = shape;
  }

  /**
   * Returns a decoded frame in the clip's shape, without hints of how the source was encoded. Owned
   * by this object, valid until the next call.
   */
  AVFrame fit(AVFrame decoded) throws MediaException {
    av_frame_unref(view);
    if (av_frame_ref(view, decoded) < 0) {
      throw new OutOfMemoryError("No memory for a reference to a frame");
    }
    view.width(even(view.width()));
    view.height(even(view.height()));
    if (view.format() == AV_PIX_FMT_YUVJ420P) {
      view.format(AV_PIX_FMT_YUV420P);
      view.color_range(AVCOL_RANGE_JPEG);
    }
    AVFrame fitted = fits() ? view : graph().apply(view);
    fitted.pict_type(AV_PICTURE_TYPE_NONE);
    return fitted;
  }

  private boolean fits() {
    return view.format() == AV_PIX_FMT_YUV420P
        && view.width() == shape.scaledWidth()
        && view.height() == shape.scaledHeight()
        && shape.turn() == 0;
  }

  /** The last odd row or column is left out. */
  private static int even(int side) {
    return Math.max(1, side - side % 2);
  }

  /** The filters for frames like the present one; some sources change in their midst. */
  private FilterGraph graph() throws MediaException {
    String now =
        view.format()
            + " "
            + view.width()
            + "x"
            + view.height()
            + " "
            + view.colorspace()
            + " "
            + view.color_range();
    if (graph == null || !now.equals(input)) {
      closeGraph();
      graph = new FilterGraph(view, filters());
      input = now;
    }
    return graph;
  }

  private String filters() {
    String scale =
        "scale=%d:%d:flags=bicubic,format=yuv420p"
            .formatted(shape.scaledWidth(), shape.scaledHeight());
    String turn =
        switch (shape.turn()) {
          case 90 -> ",transpose=clock";
          case 180 -> ",hflip,vflip";
          case 270 -> ",transpose=cclock";
          default -> "";
        };
    return scale + turn + (shape.square() ? ",setsar=1" : "");
  }

  private void closeGraph() {
    if (graph != null) {
      graph.close();
      graph = null;
    }
  }

  @Override
  public void close() {
    av_frame_free(view);
    closeGraph();
  }
}
