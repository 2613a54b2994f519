package org.reelgloss.video;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;

import java.nio.file.Path;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.FloatPointer;

/**
 * The sound of a file from the moment of its first picture.
 *
 * @param samples of the first channel
 * @param rate samples a second
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares these.
record DecodedSound(float[] samples, int rate) {
  private static final double LONGEST_SECONDS = 100;
  private static final float LOUD = 0.1f;

  static DecodedSound of(Path file) throws MediaException {
    SoundDecoder decoder = SoundDecoder.open(file, VideoLimits.STANDARD, 0);
    if (decoder == null) {
      return new DecodedSound(new float[0], 1);
    }
    try (decoder) {
      Resampler form = decoder.form(LONGEST_SECONDS);
      if (form == null) {
        return new DecodedSound(new float[0], 1);
      }
      decoder.fill(LONGEST_SECONDS);
      AVFrame frame = av_frame_alloc();
      frame.format(AV_SAMPLE_FMT_FLTP);
      frame.nb_samples(form.queue().size());
      av_channel_layout_copy(frame.ch_layout(), form.layout());
      av_frame_get_buffer(frame, 0);
      form.queue().take(frame);
      float[] samples = new float[frame.nb_samples()];
      new FloatPointer(frame.data(0)).get(samples);
      av_frame_free(frame);
      return new DecodedSound(samples, form.rate());
    }
  }

  double seconds() {
    return (double) samples.length / rate;
  }

  /** Returns when the sound first becomes loud, in seconds; NaN if it never does. */
  double firstLoud() {
    for (int i = 0; i < samples.length; i++) {
      if (Math.abs(samples[i]) > LOUD) {
        return (double) i / rate;
      }
    }
    return Double.NaN;
  }
}
