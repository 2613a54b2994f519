package org.reelgloss.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_QSCALE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_new;
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
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S16;
import static org.bytedeco.ffmpeg.global.avutil.FF_QP2LAMBDA;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_display_rotation_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.IntToLongFunction;
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
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.ShortPointer;
import org.jspecify.annotations.Nullable;

/**
 * Films of {@link TestFilms} with the codec, order of frames, times, turn and sound of one's
 * choice. The file's ending says which container.
 */
public final class FilmReel {
  /** Samples a second of the sound. */
  public static final int RATE = 48_000;

  private static final int BEEP_MS = 100;
  private static final double BEEP_HERTZ = 1_000;
  private static final int QUALITY = 2;

  private final String codec;
  private int keyFrameEvery = 12;
  private int framesOutOfOrder;
  private IntToLongFunction millis = frame -> frame * 1_000L / TestFilms.FPS;
  private int rotation;
  private int pixelWidth = 1;
  private int pixelHeight = 1;
  private String soundCodec = "";
  private long beepMs;

  private FilmReel(String codec) {
    this.codec = codec;
  }

  /** Takes FFmpeg's name of an encoder that works with a constant quantiser. */
  public static FilmReel by(String codec) {
    return new FilmReel(codec);
  }

  /** Frames between key frames. */
  public FilmReel keyFrameEvery(int frames) {
    keyFrameEvery = frames;
    return this;
  }

  /** B-frames between others; groups of pictures are open then. */
  public FilmReel framesOutOfOrder(int frames) {
    framesOutOfOrder = frames;
    return this;
  }

  /** When each frame is shown. */
  public FilmReel at(IntToLongFunction millisOfFrame) {
    millis = millisOfFrame;
    return this;
  }

  /** Clockwise turn to the upright picture in degrees. */
  public FilmReel turned(int clockwise) {
    rotation = clockwise;
    return this;
  }

  /** Shape of a pixel. */
  public FilmReel pixels(int width, int height) {
    pixelWidth = width;
    pixelHeight = height;
    return this;
  }

  /** Sound as long as the pictures, silent but for a tenth of a second. */
  public FilmReel beep(String encoder, long atMillis) {
    soundCodec = encoder;
    beepMs = atMillis;
    return this;
  }

  /** Writes a film of so many frames. */
  public Path write(Path file, int frames, TestFilms.Script script) throws IOException {
    Container.quiet();
    AVFormatContext muxer = new AVFormatContext(null);
    avformat_alloc_output_context2(muxer, (AVOutputFormat) null, null, file.toString());
    AVIOContext io = new AVIOContext(null);
    check(avio_open(io, "file:" + file, AVIO_FLAG_WRITE));
    muxer.pb(io);
    AVCodecContext pictures = pictureEncoder();
    AVStream stream = stream(muxer, pictures);
    turn(stream);
    AVCodecContext sound = soundCodec.isEmpty() ? null : soundEncoder();
    AVStream soundStream = sound == null ? null : stream(muxer, sound);
    check(avformat_write_header(muxer, (AVDictionary) null));
    if (sound != null && soundStream != null) {
      writeSound(muxer, sound, soundStream, millis.applyAsLong(frames) * RATE / 1_000);
    }
    writePictures(muxer, pictures, stream, frames, script);
    check(av_write_trailer(muxer));
    avio_closep(muxer.pb());
    avformat_free_context(muxer);
    return file;
  }

  private AVCodecContext pictureEncoder() throws IOException {
    AVCodec implementation = avcodec_find_encoder_by_name(codec);
    AVCodecContext encoder = avcodec_alloc_context3(implementation);
    encoder.width(TestFilms.WIDTH);
    encoder.height(TestFilms.HEIGHT);
    encoder.pix_fmt(AV_PIX_FMT_YUV420P);
    encoder.time_base(rational(1, codec.equals("mpeg2video") ? TestFilms.FPS : 1_000));
    encoder.framerate(rational(TestFilms.FPS, 1));
    encoder.sample_aspect_ratio(rational(pixelWidth, pixelHeight));
    encoder.gop_size(keyFrameEvery);
    encoder.max_b_frames(framesOutOfOrder);
    encoder.flags(AV_CODEC_FLAG_QSCALE | AV_CODEC_FLAG_GLOBAL_HEADER);
    encoder.global_quality(FF_QP2LAMBDA * QUALITY);
    encoder.thread_count(1);
    check(avcodec_open2(encoder, implementation, (AVDictionary) null));
    return encoder;
  }

  private AVCodecContext soundEncoder() throws IOException {
    AVCodec implementation = avcodec_find_encoder_by_name(soundCodec);
    AVCodecContext encoder = avcodec_alloc_context3(implementation);
    encoder.sample_rate(RATE);
    encoder.sample_fmt(hasWholeSamples() ? AV_SAMPLE_FMT_S16 : AV_SAMPLE_FMT_FLTP);
    av_channel_layout_default(encoder.ch_layout(), 1);
    encoder.time_base(rational(1, RATE));
    encoder.bit_rate(96_000);
    encoder.flags(AV_CODEC_FLAG_GLOBAL_HEADER);
    check(avcodec_open2(encoder, implementation, (AVDictionary) null));
    return encoder;
  }

  private boolean hasWholeSamples() {
    return soundCodec.startsWith("pcm") || soundCodec.equals("flac") || soundCodec.equals("mp2");
  }

  private static AVStream stream(AVFormatContext muxer, AVCodecContext encoder) {
    AVStream stream = avformat_new_stream(muxer, (AVCodec) null);
    avcodec_parameters_from_context(stream.codecpar(), encoder);
    stream.time_base(encoder.time_base());
    stream.sample_aspect_ratio(encoder.sample_aspect_ratio());
    stream.avg_frame_rate(encoder.framerate());
    return stream;
  }

  private void turn(AVStream stream) {
    if (rotation == 0) {
      return;
    }
    try (SideDataSlot slot = new SideDataSlot(stream.codecpar())) {
      AVPacketSideData matrix =
          av_packet_side_data_new(
              slot.array(), slot.count(), AV_PKT_DATA_DISPLAYMATRIX, 9 * Integer.BYTES, 0);
      av_display_rotation_set(new IntPointer(matrix.data()), rotation);
      slot.store();
    }
  }

  private void writePictures(
      AVFormatContext muxer,
      AVCodecContext encoder,
      AVStream stream,
      int frames,
      TestFilms.Script script)
      throws IOException {
    long unit = 1_000 / encoder.time_base().den();
    try (EncoderFrames buffer = new EncoderFrames(TestFilms.WIDTH, TestFilms.HEIGHT)) {
      for (int i = 0; i < frames; i++) {
        long start = millis.applyAsLong(i) / unit;
        AVFrame frame = buffer.of(TestFilms.paint(script.frame(i)), start);
        frame.duration(millis.applyAsLong(i + 1) / unit - start);
        frame.quality(FF_QP2LAMBDA * QUALITY);
        send(muxer, encoder, stream, frame);
      }
    }
    send(muxer, encoder, stream, null);
    avcodec_free_context(encoder);
  }

  private void writeSound(
      AVFormatContext muxer, AVCodecContext encoder, AVStream stream, long samples)
      throws IOException {
    int each = encoder.frame_size() > 0 ? encoder.frame_size() : 1_024;
    for (long from = 0; from < samples; from += each) {
      AVFrame frame = av_frame_alloc();
      frame.format(encoder.sample_fmt());
      frame.nb_samples((int) Math.min(each, samples - from));
      frame.sample_rate(RATE);
      frame.ch_layout(encoder.ch_layout());
      frame.pts(from);
      check(av_frame_get_buffer(frame, 0));
      fill(frame.data(0), from, frame.nb_samples());
      send(muxer, encoder, stream, frame);
      av_frame_free(frame);
    }
    send(muxer, encoder, stream, null);
    avcodec_free_context(encoder);
  }

  private void fill(BytePointer data, long from, int samples) {
    for (int i = 0; i < samples; i++) {
      double value = sound(from + i);
      if (hasWholeSamples()) {
        new ShortPointer(data).put(i, (short) Math.round(value * Short.MAX_VALUE));
      } else {
        new FloatPointer(data).put(i, (float) value);
      }
    }
  }

  private double sound(long sample) {
    long start = beepMs * RATE / 1_000;
    boolean beeps = sample >= start && sample < start + (long) BEEP_MS * RATE / 1_000;
    return beeps ? 0.5 * Math.sin(2 * Math.PI * BEEP_HERTZ * (sample - start) / RATE) : 0;
  }

  private static void send(
      AVFormatContext muxer, AVCodecContext encoder, AVStream stream, @Nullable AVFrame frame)
      throws IOException {
    check(avcodec_send_frame(encoder, frame));
    AVPacket packet = av_packet_alloc();
    while (avcodec_receive_packet(encoder, packet) >= 0) {
      av_packet_rescale_ts(packet, encoder.time_base(), stream.time_base());
      packet.stream_index(stream.index());
      check(av_interleaved_write_frame(muxer, packet));
    }
    av_packet_free(packet);
  }

  private static AVRational rational(int num, int den) {
    AVRational rational = new AVRational();
    rational.num(num);
    rational.den(den);
    return rational;
  }

  private static void check(int result) throws IOException {
    if (result < 0) {
      throw new IOException("FFmpeg error " + result);
    }
  }
}
