package org.reelgloss.video;

import static org.bytedeco.ffmpeg.global.avfilter.AV_BUFFERSRC_FLAG_KEEP_REF;
import static org.bytedeco.ffmpeg.global.avfilter.av_buffersink_get_frame;
import static org.bytedeco.ffmpeg.global.avfilter.av_buffersrc_add_frame_flags;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_get_by_name;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_alloc;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_config;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_create_filter;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_free;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_parse_ptr;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_inout_alloc;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_inout_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_strdup;

import org.bytedeco.ffmpeg.avfilter.AVFilterContext;
import org.bytedeco.ffmpeg.avfilter.AVFilterGraph;
import org.bytedeco.ffmpeg.avfilter.AVFilterInOut;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/**
 * A chain of FFmpeg's picture filters that gives one frame for each. Owns native memory; one
 * thread; must be closed.
 */
final class FilterGraph implements AutoCloseable {
  private final AVFilterGraph graph = avfilter_graph_alloc();
  private final AVFilterContext source = new AVFilterContext(null);
  private final AVFilterContext sink = new AVFilterContext(null);
  private final AVFrame result = av_frame_alloc();

  /**
   * Builds the chain.
   *
   * @param like a frame as all of them will be
   * @param filters in FFmpeg's notation
   */
  FilterGraph(AVFrame like, String filters) throws MediaException {
    graph.nb_threads(1);
    boolean built = false;
    try {
      String input =
          "video_size=%dx%d:pix_fmt=%d:time_base=1/1000:pixel_aspect=%d/%d:colorspace=%d:range=%d"
              .formatted(
                  like.width(),
                  like.height(),
                  like.format(),
                  like.sample_aspect_ratio().num(),
                  Math.max(1, like.sample_aspect_ratio().den()),
                  like.colorspace(),
                  like.color_range());
      add(source, "buffer", "in", input);
      add(sink, "buffersink", "out", null);
      connect(filters);
      check(avfilter_graph_config(graph, null), filters);
      built = true;
    } finally {
      if (!built) {
        close();
      }
    }
  }

  private void add(AVFilterContext context, String filter, String name, @Nullable String options)
      throws MediaException {
    check(
        avfilter_graph_create_filter(
            context, avfilter_get_by_name(filter), name, options, null, graph),
        filter);
  }

  private void connect(String filters) throws MediaException {
    AVFilterInOut outputs = end("in", source);
    AVFilterInOut inputs = end("out", sink);
    int parsed = avfilter_graph_parse_ptr(graph, filters, inputs, outputs, null);
    avfilter_inout_free(inputs);
    avfilter_inout_free(outputs);
    check(parsed, filters);
  }

  private static AVFilterInOut end(String name, AVFilterContext filter) {
    AVFilterInOut end = avfilter_inout_alloc();
    try (BytePointer text = new BytePointer(name)) {
      end.name(new BytePointer(av_strdup(text)));
    }
    end.filter_ctx(filter);
    end.pad_idx(0);
    end.next(null);
    return end;
  }

  /** Returns the frame that comes of one; owned by this object, valid until the next call. */
  AVFrame apply(AVFrame frame) throws MediaException {
    av_frame_unref(result);
    check(av_buffersrc_add_frame_flags(source, frame, AV_BUFFERSRC_FLAG_KEEP_REF), "a frame");
    check(av_buffersink_get_frame(sink, result), "a frame");
    return result;
  }

  private static void check(int status, String what) throws MediaException {
    if (status < 0) {
      throw new MediaException(
          MediaFault.UNSUPPORTED,
          "Pictures cannot be converted, " + what + ": FFmpeg error " + status);
    }
  }

  @Override
  public void close() {
    av_frame_free(result);
    avfilter_graph_free(graph);
  }
}
