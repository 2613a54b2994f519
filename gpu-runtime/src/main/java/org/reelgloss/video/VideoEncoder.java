package org.reelgloss.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_parse_string;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;

/**
 * Encodes frames as a stream of a file. Owns native memory, but not the file; one thread; must be
 * closed.
 */
final class VideoEncoder implements AutoCloseable {
  /** At least as often can a player seek. */
  private static final double SECONDS_BETWEEN_KEY_FRAMES = 2;

  /**
   * @param timeBaseNum unit of the frames' time stamps in seconds, numerator
   * @param timeBaseDen denominator
   * @param fps frames a second, for the rate control
   * @param bitsPerSecond aim of the rate control, 0 for the codec's own
   */
  record Timing(int timeBaseNum, int timeBaseDen, double fps, long bitsPerSecond) {}

  private final Mp4File file;
  private final AVCodecContext encoder;
  private final AVStream stream;
  private final AVPacket packet = av_packet_alloc();
  private final Map<Long, Long> durations = new HashMap<>();

  private VideoEncoder(Mp4File file, AVCodecContext encoder, AVStream stream) {
    this.file = file;
    this.encoder = encoder;
    this.stream = stream;
  }

  /**
   * Adds a stream to a file.
   *
   * @param like a frame as all of them will be: size, pixel format, shape of the pixels, colours
   */
  static VideoEncoder add(Mp4File file, ClipCodec codec, AVFrame like, Timing timing)
      throws MediaException {
    AVCodecContext encoder = open(codec, like, timing);
    AVStream stream = file.addStream();
    avcodec_parameters_from_context(stream.codecpar(), encoder);
    stream.time_base(encoder.time_base());
    stream.avg_frame_rate(encoder.framerate());
    stream.sample_aspect_ratio(encoder.sample_aspect_ratio());
    return new VideoEncoder(file, encoder, stream);
  }

  /** Returns whether this machine can start a codec's encoder. */
  static boolean opens(ClipCodec codec) {
    AVFrame small = av_frame_alloc();
    try {
      small.format(AV_PIX_FMT_YUV420P);
      small.width(640);
      small.height(360);
      AVCodecContext encoder = open(codec, small, new Timing(1, 25, 25, 0));
      avcodec_free_context(encoder);
      return true;
    } catch (MediaException refused) {
      return false;
    } finally {
      av_frame_free(small);
    }
  }

  private static AVCodecContext open(ClipCodec codec, AVFrame like, Timing timing)
      throws MediaException {
    AVCodec implementation = codec.encoder();
    AVCodecContext encoder = avcodec_alloc_context3(implementation);
    describe(encoder, like);
    try (AVRational timeBase = rational(timing.timeBaseNum(), timing.timeBaseDen());
        AVRational rate = rational((int) Math.round(timing.fps() * 1_000), 1_000)) {
      encoder.time_base(timeBase);
      encoder.framerate(rate);
    }
    long bits = timing.bitsPerSecond();
    encoder.bit_rate(
        bits > 0 ? bits : codec.bitsPerSecond(like.width(), like.height(), timing.fps()));
    encoder.gop_size((int) Math.max(1, Math.round(timing.fps() * SECONDS_BETWEEN_KEY_FRAMES)));
    encoder.flags(encoder.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
    encoder.thread_count(1);
    AVDictionary options = new AVDictionary(null);
    av_dict_parse_string(options, codec.options(), "=", ":", 0);
    int opened = avcodec_open2(encoder, implementation, options);
    av_dict_free(options);
    if (opened < 0) {
      avcodec_free_context(encoder);
      accept(opened, "pictures of " + like.width() + " x " + like.height());
    }
    return encoder;
  }

  private static void describe(AVCodecContext encoder, AVFrame like) {
    encoder.width(like.width());
    encoder.height(like.height());
    encoder.pix_fmt(like.format());
    encoder.sample_aspect_ratio(like.sample_aspect_ratio());
    encoder.color_range(like.color_range());
    encoder.color_primaries(like.color_primaries());
    encoder.color_trc(like.color_trc());
    encoder.colorspace(like.colorspace());
    encoder.chroma_sample_location(like.chroma_location());
  }

  private static AVRational rational(int num, int den) {
    AVRational rational = new AVRational();
    rational.num(num);
    rational.den(den);
    return rational;
  }

  /** Returns the stream, to be described further before the first packet. */
  AVStream stream() {
    return stream;
  }

  /** Encodes a frame with a stamp above those before it, and a duration. */
  void write(AVFrame frame) throws IOException, MediaException {
    durations.put(frame.pts(), frame.duration());
    accept(avcodec_send_frame(encoder, frame), "a frame");
    drain();
  }

  /** Writes what the encoder still holds. */
  void finish() throws IOException, MediaException {
    accept(avcodec_send_frame(encoder, null), "the end");
    drain();
  }

  private void drain() throws IOException, MediaException {
    while (avcodec_receive_packet(encoder, packet) >= 0) {
      // Not all encoders hand durations on; without its own the last frame would be lost.
      packet.duration(durations.getOrDefault(packet.pts(), packet.duration()));
      durations.remove(packet.pts());
      file.write(packet, stream, encoder.time_base());
    }
  }

  private static void accept(int result, String what) throws MediaException {
    if (result < 0) {
      throw new MediaException(
          MediaFault.UNSUPPORTED, "The encoder refuses " + what + ": FFmpeg error " + result);
    }
  }

  @Override
  public void close() {
    av_packet_free(packet);
    avcodec_free_context(encoder);
  }
}
