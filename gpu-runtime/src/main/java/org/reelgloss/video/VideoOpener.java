package org.reelgloss.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_get;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_ATTACHED_PIC;
import static org.bytedeco.ffmpeg.global.avformat.av_guess_frame_rate;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.av_display_rotation_get;

import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.reelgloss.schemas.MediaProbe;

/** Opens the video stream of a file with its decoder, or says what is wrong with it. */
final class VideoOpener {
  /** What was opened; all of it belongs to the caller. */
  record Opened(
      AVFormatContext format,
      AVStream stream,
      AVCodecContext codec,
      Deadline deadline,
      MediaProbe probe) {}

  private VideoOpener() {}

  static Opened open(Path file, VideoLimits limits) throws MediaException {
    Deadline deadline = new Deadline(limits.stall());
    AVFormatContext format = null;
    AVCodecContext codec = null;
    boolean done = false;
    try {
      format = Container.open(file, deadline);
      checkStreams(format, limits); // Before each of them is looked into.
      if (avformat_find_stream_info(format, (PointerPointer<?>) null) < 0) {
        throw new MediaException(MediaFault.UNDECODABLE, "Its streams cannot be understood");
      }
      checkStreams(format, limits); // Some containers name their streams as they go.
      AVStream stream = firstVideo(format);
      checkSize(stream.codecpar(), limits);
      codec = decoder(stream, limits);
      Opened opened = new Opened(format, stream, codec, deadline, probe(format, stream));
      done = true;
      return opened;
    } finally {
      if (!done) {
        if (codec != null) {
          avcodec_free_context(codec);
        }
        if (format != null) {
          avformat_close_input(format);
        }
        deadline.close();
      }
    }
  }

  /** The first video stream that is no cover picture; of several tracks, the first. */
  private static AVStream firstVideo(AVFormatContext format) throws MediaException {
    for (int i = 0; i < format.nb_streams(); i++) {
      AVStream stream = format.streams(i);
      if (stream.codecpar().codec_type() == AVMEDIA_TYPE_VIDEO
          && (stream.disposition() & AV_DISPOSITION_ATTACHED_PIC) == 0) {
        return stream;
      }
    }
    throw new MediaException(MediaFault.NO_VIDEO, "There is no video stream");
  }

  private static void checkStreams(AVFormatContext format, VideoLimits limits)
      throws MediaException {
    if (format.nb_streams() > limits.maxStreams()) {
      throw new MediaException(
          MediaFault.TOO_MANY_STREAMS,
          format.nb_streams() + " streams are more than " + limits.maxStreams());
    }
  }

  private static void checkSize(AVCodecParameters parameters, VideoLimits limits)
      throws MediaException {
    long pixels = (long) parameters.width() * parameters.height();
    if (pixels > limits.maxPixels()) {
      throw new MediaException(
          MediaFault.TOO_MANY_PIXELS,
          parameters.width()
              + " x "
              + parameters.height()
              + " is more than "
              + limits.maxPixels()
              + " pixels a frame");
    }
  }

  private static AVCodecContext decoder(AVStream stream, VideoLimits limits) throws MediaException {
    String name = avcodec_get_name(stream.codecpar().codec_id()).getString();
    AVCodec decoder = avcodec_find_decoder(stream.codecpar().codec_id());
    if (decoder == null) {
      throw new MediaException(MediaFault.UNSUPPORTED, "No decoder for codec " + name);
    }
    AVCodecContext codec = avcodec_alloc_context3(decoder);
    avcodec_parameters_to_context(codec, stream.codecpar());
    codec.pkt_timebase(stream.time_base());
    codec.thread_count(1);
    codec.max_pixels(limits.maxPixels());
    if (avcodec_open2(codec, decoder, (AVDictionary) null) < 0) {
      avcodec_free_context(codec);
      throw new MediaException(MediaFault.UNSUPPORTED, "The decoder of " + name + " refuses it");
    }
    return codec;
  }

  private static MediaProbe probe(AVFormatContext format, AVStream stream) {
    int rotation = rotation(stream);
    boolean upright = rotation % 180 == 0;
    int width = stream.codecpar().width();
    int height = stream.codecpar().height();
    MediaProbe.Builder probe = MediaProbe.newBuilder();
    try (AVRational rate = av_guess_frame_rate(format, stream, null)) {
      probe.setFpsNum(rate.num()).setFpsDen(rate.den());
    }
    return probe
        .setContainer(format.iformat().name().getString())
        .setCodec(avcodec_get_name(stream.codecpar().codec_id()).getString())
        .setWidth(upright ? width : height)
        .setHeight(upright ? height : width)
        .setRotation(rotation)
        .setDurationMs(Math.max(0, format.duration() / 1_000))
        .setHasAudio(hasAudio(format))
        .build();
  }

  private static boolean hasAudio(AVFormatContext format) {
    for (int i = 0; i < format.nb_streams(); i++) {
      if (format.streams(i).codecpar().codec_type() == AVMEDIA_TYPE_AUDIO) {
        return true;
      }
    }
    return false;
  }

  /** Clockwise turn in degrees that makes the picture upright: 0, 90, 180 or 270. */
  private static int rotation(AVStream stream) {
    AVCodecParameters parameters = stream.codecpar();
    AVPacketSideData matrix =
        av_packet_side_data_get(
            parameters.coded_side_data(),
            parameters.nb_coded_side_data(),
            AV_PKT_DATA_DISPLAYMATRIX);
    if (matrix == null || matrix.isNull()) {
      return 0;
    }
    double counterClockwise = av_display_rotation_get(new IntPointer(matrix.data()));
    if (Double.isNaN(counterClockwise)) {
      return 0;
    }
    return (int) Math.floorMod(Math.round(-counterClockwise / 90) * 90, 360L);
  }
}
