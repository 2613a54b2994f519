package org.reelgloss.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_CHANNEL_ORDER_UNSPEC;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_uninit;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.swresample.swr_alloc_set_opts2;
import static org.bytedeco.ffmpeg.global.swresample.swr_convert_frame;
import static org.bytedeco.ffmpeg.global.swresample.swr_free;
import static org.bytedeco.ffmpeg.global.swresample.swr_get_delay;
import static org.bytedeco.ffmpeg.global.swresample.swr_init;

import java.util.Set;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swresample.SwrContext;

/**
 * Turns decoded sound into the form that the AAC encoder takes and puts it into a queue, each
 * sample at its time. Owns native memory and the queue; one thread; must be closed.
 */
final class Resampler implements AutoCloseable {
  private static final Set<Integer> RATES =
      Set.of(
          96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025,
          8_000);
  private static final int USUAL_RATE = 48_000;
  private static final int MOST_CHANNELS = 8;

  private final int rate;
  private final AVChannelLayout layout = new AVChannelLayout();
  private final SwrContext context = new SwrContext(null);
  private final AVFrame converted = av_frame_alloc();
  private final SampleQueue queue;
  private final double tolerance;

  /**
   * @param like a frame as all of them will be
   * @param tolerance seconds that a frame's stamp may differ from the end of the one before
   */
  Resampler(AVFrame like, double tolerance) throws MediaException {
    this.tolerance = tolerance;
    rate = RATES.contains(like.sample_rate()) ? like.sample_rate() : USUAL_RATE;
    int channels = like.ch_layout().nb_channels();
    name(like);
    if (channels <= MOST_CHANNELS) {
      av_channel_layout_copy(layout, like.ch_layout());
    } else {
      av_channel_layout_default(layout, 2);
    }
    queue = new SampleQueue(layout.nb_channels());
    int made =
        swr_alloc_set_opts2(
            context,
            layout,
            AV_SAMPLE_FMT_FLTP,
            rate,
            like.ch_layout(),
            like.format(),
            like.sample_rate(),
            0,
            null);
    if (made < 0 || swr_init(context) < 0) {
      close();
      throw new MediaException(MediaFault.UNSUPPORTED, "The sound cannot be converted");
    }
  }

  /** Some containers do not say which channels there are, only how many. */
  private static void name(AVFrame frame) {
    if (frame.ch_layout().order() == AV_CHANNEL_ORDER_UNSPEC) {
      av_channel_layout_default(frame.ch_layout(), frame.ch_layout().nb_channels());
    }
  }

  int rate() {
    return rate;
  }

  AVChannelLayout layout() {
    return layout;
  }

  SampleQueue queue() {
    return queue;
  }

  /** Returns whether so many seconds of sound were put into the queue. */
  boolean reaches(double seconds) {
    return queue.added() >= seconds * rate;
  }

  /**
   * Adds a frame.
   *
   * @param seconds when it begins, from the first sample of the queue; NaN where the one before
   *     ends
   */
  void add(AVFrame frame, double seconds) throws MediaException {
    name(frame);
    long waiting = swr_get_delay(context, rate);
    av_frame_unref(converted);
    converted.format(AV_SAMPLE_FMT_FLTP);
    converted.sample_rate(rate);
    av_channel_layout_copy(converted.ch_layout(), layout);
    if (swr_convert_frame(context, converted, frame) < 0) {
      throw new MediaException(MediaFault.UNSUPPORTED, "The sound changes its form");
    }
    place(Double.isNaN(seconds) ? queue.added() : Math.round(seconds * rate) - waiting);
  }

  /** Puts the converted samples at a place, counted from the first sample of the queue. */
  private void place(long at) {
    long gap = at - queue.added();
    boolean first = queue.added() == 0;
    if (!first && Math.abs(gap) <= tolerance * rate) {
      gap = 0;
    }
    int samples = converted.nb_samples();
    if (gap >= 0) {
      queue.addSilence(gap);
      queue.add(converted, 0);
    } else if (-gap < samples) {
      queue.add(converted, (int) -gap);
    }
  }

  @Override
  public void close() {
    queue.close();
    swr_free(context);
    av_frame_free(converted);
    av_channel_layout_uninit(layout);
    layout.close();
  }
}
