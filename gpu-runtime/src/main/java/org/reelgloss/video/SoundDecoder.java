package org.reelgloss.video;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the first audio stream of a file from a moment on, each sample at its time: gaps are
 * filled with silence, what overlaps is dropped. Owns native memory; one thread; must be closed.
 */
final class SoundDecoder implements AutoCloseable {
  /** Decoders need what came before: MP3 about 9 frames, Opus 80 ms, AAC one frame. */
  private static final double LEAD_SECONDS = 0.25;

  /** Sound that lies in the file so far behind the pictures of its time is given up. */
  private static final double LATEST_SECONDS = 10;

  /** Stamps may be so wrong, as containers round them, before samples are moved. */
  private static final double TOLERANCE_SECONDS = 0.015;

  private final PacketSource source;
  private final AVStream stream;
  private final double start;
  private final AVCodecContext decoder;
  private final AVFrame frame;
  private @Nullable Resampler resampler;
  private boolean ended;
  private int errors;

  private SoundDecoder(PacketSource source, AVStream stream, double start) throws MediaException {
    this.source = source;
    this.stream = stream;
    this.start = start;
    AVCodec implementation = avcodec_find_decoder(stream.codecpar().codec_id());
    if (implementation == null) {
      throw new MediaException(MediaFault.UNSUPPORTED, "No decoder for the sound");
    }
    decoder = avcodec_alloc_context3(implementation);
    avcodec_parameters_to_context(decoder, stream.codecpar());
    decoder.pkt_timebase(stream.time_base());
    decoder.thread_count(1);
    if (avcodec_open2(decoder, implementation, (AVDictionary) null) < 0) {
      avcodec_free_context(decoder);
      throw new MediaException(MediaFault.UNSUPPORTED, "The decoder refuses the sound");
    }
    frame = av_frame_alloc();
  }

  /**
   * Opens the sound of a video.
   *
   * @param start in seconds of the file's stamps; the first sample that is given lies there
   * @return null if the video has none
   */
  static @Nullable SoundDecoder open(Path video, VideoLimits limits, double start)
      throws MediaException {
    PacketSource source = PacketSource.open(video, limits);
    SoundDecoder sound = null;
    try {
      AVStream stream = source.first(AVMEDIA_TYPE_AUDIO);
      if (stream == null || stream.codecpar().sample_rate() <= 0) {
        source.explore();
        stream = source.first(AVMEDIA_TYPE_AUDIO);
      }
      if (stream != null) {
        if (start > LEAD_SECONDS) {
          source.seek(start - LEAD_SECONDS);
        }
        sound = new SoundDecoder(source, stream, start);
      }
      return sound;
    } finally {
      if (sound == null) {
        source.close();
      }
    }
  }

  /**
   * Decodes until the sound's form is known.
   *
   * @param seconds after the start beyond which no one looks
   * @return null if there is no sound until then
   */
  @Nullable Resampler form(double seconds) throws MediaException {
    while (!ended && resampler == null) {
      step(seconds);
    }
    return resampler;
  }

  /** Decodes until the sound of so many seconds after the start is in the queue, or it ends. */
  void fill(double seconds) throws MediaException {
    while (!ended && resampler != null && !resampler.reaches(seconds)) {
      step(seconds);
    }
  }

  /** Returns how many packets from the start on could not be decoded. */
  int errors() {
    return errors;
  }

  private void step(double seconds) throws MediaException {
    if (!source.next()) {
      ended = true;
      avcodec_send_packet(decoder, null);
      receive();
      return;
    }
    double at = source.seconds() - start;
    if (source.packet().stream_index() != stream.index()) {
      ended = at > seconds + LATEST_SECONDS;
      return;
    }
    if (at < -LEAD_SECONDS) {
      return;
    }
    if (avcodec_send_packet(decoder, source.packet()) < 0 && at >= 0) {
      errors++;
    }
    receive();
  }

  private void receive() throws MediaException {
    int received = avcodec_receive_frame(decoder, frame);
    while (received >= 0) {
      if (resampler == null) {
        resampler = new Resampler(frame, TOLERANCE_SECONDS);
      }
      long pts = frame.best_effort_timestamp();
      resampler.add(
          frame, pts == AV_NOPTS_VALUE ? Double.NaN : pts * PacketSource.unit(stream) - start);
      received = avcodec_receive_frame(decoder, frame);
    }
    if (received != AVERROR_EAGAIN() && !ended) {
      errors++;
    }
  }

  @Override
  public void close() {
    if (resampler != null) {
      resampler.close();
    }
    av_frame_free(frame);
    avcodec_free_context(decoder);
    source.close();
  }
}
