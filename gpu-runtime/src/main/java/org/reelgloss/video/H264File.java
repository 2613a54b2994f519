package org.reelgloss.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_get;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_new;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVOutputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.Pointer;

/**
 * An MP4 file with one H.264 stream, written frame by frame. The encoder is OpenH264, which the
 * LGPL build of FFmpeg has. Owns native memory; one thread; must be closed; complete only after
 * {@link #finish()}.
 */
final class H264File implements AutoCloseable {
  private static final String ENCODER = "libopenh264";

  /**
   * @param width even number of pixels
   * @param height even number of pixels
   * @param timeBaseNum unit of the frames' time stamps in seconds, numerator
   * @param timeBaseDen denominator
   * @param fps frames a second, for the rate control
   * @param bitsPerSecond aim of the rate control
   */
  record Format(
      int width, int height, int timeBaseNum, int timeBaseDen, double fps, long bitsPerSecond) {}

  private final AVFormatContext muxer;
  private final AVCodecContext encoder;
  private final AVStream stream;
  private final AVPacket packet = av_packet_alloc();
  private boolean headerWritten;
  private long frameDuration;

  H264File(Path file, Format format) throws IOException, MediaException {
    Container.quiet();
    AVCodec codec = avcodec_find_encoder_by_name(ENCODER);
    if (codec == null) {
      throw new IllegalStateException("This build of FFmpeg has no encoder " + ENCODER);
    }
    muxer = new AVFormatContext(null);
    if (avformat_alloc_output_context2(muxer, (AVOutputFormat) null, "mp4", file.toString()) < 0) {
      throw new IllegalStateException("This build of FFmpeg cannot write MP4");
    }
    encoder = avcodec_alloc_context3(codec);
    configure(format);
    stream = avformat_new_stream(muxer, codec);
    boolean open = false;
    try {
      accept(avcodec_open2(encoder, codec, (AVDictionary) null), "pictures such as " + format);
      check(avcodec_parameters_from_context(stream.codecpar(), encoder), "describe the stream");
      stream.time_base(encoder.time_base());
      AVIOContext io = new AVIOContext(null);
      check(avio_open(io, "file:" + file, AVIO_FLAG_WRITE), "write " + file);
      muxer.pb(io);
      open = true;
    } finally {
      if (!open) {
        close();
      }
    }
  }

  private void configure(Format format) {
    encoder.width(format.width());
    encoder.height(format.height());
    encoder.pix_fmt(AV_PIX_FMT_YUV420P);
    try (AVRational timeBase = rational(format.timeBaseNum(), format.timeBaseDen());
        AVRational rate = rational((int) Math.round(format.fps() * 1_000), 1_000)) {
      encoder.time_base(timeBase);
      encoder.framerate(rate);
    }
    encoder.bit_rate(format.bitsPerSecond());
    encoder.gop_size((int) Math.max(1, Math.round(format.fps() * 2)));
    encoder.flags(encoder.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
    encoder.thread_count(1);
  }

  private static AVRational rational(int num, int den) {
    AVRational rational = new AVRational();
    rational.num(num);
    rational.den(den);
    return rational;
  }

  /** Takes over how the source's pictures are turned; before the first frame. */
  void copyRotation(AVStream source) {
    AVPacketSideData matrix =
        av_packet_side_data_get(
            source.codecpar().coded_side_data(),
            source.codecpar().nb_coded_side_data(),
            AV_PKT_DATA_DISPLAYMATRIX);
    if (matrix == null || matrix.isNull()) {
      return;
    }
    try (SideDataSlot slot = new SideDataSlot(stream.codecpar())) {
      AVPacketSideData copy =
          av_packet_side_data_new(
              slot.array(), slot.count(), AV_PKT_DATA_DISPLAYMATRIX, matrix.size(), 0);
      Pointer.memcpy(copy.data(), matrix.data(), matrix.size());
      slot.store();
    }
  }

  /** Encodes a frame with a duration, 4:2:0 with 8 bits, later than the one before. */
  void write(AVFrame frame) throws IOException, MediaException {
    writeHeader();
    accept(avcodec_send_frame(encoder, frame), "a frame");
    frameDuration = frame.duration();
    drain();
  }

  /** Ends the file, which is complete then. */
  void finish() throws IOException {
    writeHeader();
    check(avcodec_send_frame(encoder, null), "end the stream");
    drain();
    check(av_write_trailer(muxer), "write the index");
  }

  private void writeHeader() throws IOException {
    if (headerWritten) {
      return;
    }
    AVDictionary options = new AVDictionary(null);
    av_dict_set(options, "movflags", "+faststart", 0);
    try {
      check(avformat_write_header(muxer, options), "write the header");
    } finally {
      av_dict_free(options);
    }
    headerWritten = true;
  }

  private void drain() throws IOException {
    while (avcodec_receive_packet(encoder, packet) >= 0) {
      packet.duration(frameDuration); // The encoder gives none; without it the last frame is lost.
      av_packet_rescale_ts(packet, encoder.time_base(), stream.time_base());
      packet.stream_index(stream.index());
      int written = av_interleaved_write_frame(muxer, packet);
      av_packet_unref(packet);
      check(written, "write a packet");
    }
  }

  private static void accept(int result, String what) throws MediaException {
    if (result < 0) {
      throw new MediaException(
          MediaFault.UNSUPPORTED, "The encoder refuses " + what + ": FFmpeg error " + result);
    }
  }

  private static void check(int result, String what) throws IOException {
    if (result < 0) {
      throw new IOException("Cannot " + what + ": FFmpeg error " + result);
    }
  }

  @Override
  public void close() {
    av_packet_free(packet);
    avcodec_free_context(encoder);
    if (muxer.pb() != null) {
      avio_closep(muxer.pb());
    }
    avformat_free_context(muxer);
  }
}
