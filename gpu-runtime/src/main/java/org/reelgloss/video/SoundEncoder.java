package org.reelgloss.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import java.io.IOException;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;

/**
 * Encodes sound as AAC into a stream of a file. Owns native memory, but not the file; one thread;
 * must be closed.
 */
final class SoundEncoder implements AutoCloseable {
  private static final long BITS_PER_SECOND_AND_CHANNEL = 80_000;

  private final Mp4File file;
  private final AVCodecContext encoder;
  private final AVStream stream;
  private final AVFrame frame = av_frame_alloc();
  private final AVPacket packet = av_packet_alloc();
  private long taken;

  private SoundEncoder(Mp4File file, AVCodecContext encoder) {
    this.file = file;
    this.encoder = encoder;
    stream = file.addStream();
    avcodec_parameters_from_context(stream.codecpar(), encoder);
    stream.time_base(encoder.time_base());
  }

  /** Adds a stream to a file; before its first packet. */
  static SoundEncoder add(Mp4File file, int rate, AVChannelLayout layout) throws MediaException {
    AVCodec implementation = avcodec_find_encoder_by_name("aac");
    AVCodecContext encoder = avcodec_alloc_context3(implementation);
    encoder.sample_fmt(AV_SAMPLE_FMT_FLTP);
    encoder.sample_rate(rate);
    av_channel_layout_copy(encoder.ch_layout(), layout);
    encoder.bit_rate(BITS_PER_SECOND_AND_CHANNEL * layout.nb_channels());
    encoder.flags(encoder.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
    try (AVRational timeBase = new AVRational()) {
      timeBase.num(1);
      timeBase.den(rate);
      encoder.time_base(timeBase);
    }
    if (avcodec_open2(encoder, implementation, (AVDictionary) null) < 0) {
      avcodec_free_context(encoder);
      throw new MediaException(MediaFault.UNSUPPORTED, "The encoder refuses the sound");
    }
    return new SoundEncoder(file, encoder);
  }

  /** Encodes what waits, but no sample from {@code end} on, counted from the first. */
  void encode(SampleQueue queue, long end) throws IOException, MediaException {
    while (queue.size() >= encoder.frame_size() && taken + encoder.frame_size() <= end) {
      send(queue, encoder.frame_size());
    }
  }

  /** Encodes the rest up to {@code end} and ends the stream. */
  void finish(SampleQueue queue, long end) throws IOException, MediaException {
    encode(queue, end);
    int rest = (int) Math.min(queue.size(), end - taken);
    if (rest > 0) {
      send(queue, rest);
    }
    accept(avcodec_send_frame(encoder, null));
    drain();
  }

  private void send(SampleQueue queue, int samples) throws IOException, MediaException {
    av_frame_unref(frame);
    frame.format(AV_SAMPLE_FMT_FLTP);
    frame.sample_rate(encoder.sample_rate());
    frame.nb_samples(samples);
    av_channel_layout_copy(frame.ch_layout(), encoder.ch_layout());
    if (av_frame_get_buffer(frame, 0) < 0) {
      throw new OutOfMemoryError("No memory for " + samples + " samples of sound");
    }
    queue.take(frame);
    frame.pts(taken);
    taken += samples;
    accept(avcodec_send_frame(encoder, frame));
    drain();
  }

  private void drain() throws IOException, MediaException {
    while (avcodec_receive_packet(encoder, packet) >= 0) {
      file.write(packet, stream, encoder.time_base());
    }
  }

  private static void accept(int result) throws MediaException {
    if (result < 0) {
      throw new MediaException(
          MediaFault.UNSUPPORTED, "The encoder refuses the sound: FFmpeg error " + result);
    }
  }

  @Override
  public void close() {
    av_packet_free(packet);
    av_frame_free(frame);
    avcodec_free_context(encoder);
  }
}
