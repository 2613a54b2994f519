package org.reelgloss.video;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_PROP_TEXT_SUB;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_decode_subtitle2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_descriptor_get;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avsubtitle_free;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_SUBTITLE;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_get;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecDescriptor;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVSubtitle;
import org.bytedeco.ffmpeg.avcodec.AVSubtitleRect;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.reelgloss.schemas.Subtitle;
import org.reelgloss.schemas.SubtitleOrigin;

/** Reads the first text subtitle stream inside a media file. */
public final class EmbeddedSubtitles {
  private static final int FIELDS_BEFORE_TEXT = 8;

  private EmbeddedSubtitles() {}

  /**
   * Returns the lines of the first subtitle stream that holds text, ordered by start; none where
   * there is no such stream.
   *
   * @param file a local regular file
   * @throws MediaException if it cannot be opened
   */
  public static List<Subtitle> read(Path file) throws MediaException {
    try (Deadline deadline = new Deadline(VideoLimits.STANDARD.stall())) {
      AVFormatContext format = Container.open(file, deadline);
      try {
        avformat_find_stream_info(format, (PointerPointer<?>) null);
        for (int i = 0; i < format.nb_streams(); i++) {
          AVStream stream = format.streams(i);
          if (holdsText(stream)) {
            discardOthers(format, i);
            return lines(format, stream, deadline);
          }
        }
        return List.of();
      } finally {
        avformat_close_input(format);
      }
    }
  }

  private static boolean holdsText(AVStream stream) {
    AVCodecDescriptor codec = avcodec_descriptor_get(stream.codecpar().codec_id());
    return stream.codecpar().codec_type() == AVMEDIA_TYPE_SUBTITLE
        && codec != null
        && (codec.props() & AV_CODEC_PROP_TEXT_SUB) != 0;
  }

  private static void discardOthers(AVFormatContext format, int wanted) {
    for (int i = 0; i < format.nb_streams(); i++) {
      if (i != wanted) {
        format.streams(i).discard(AVDISCARD_ALL);
      }
    }
  }

  private static List<Subtitle> lines(AVFormatContext format, AVStream stream, Deadline deadline) {
    List<Subtitle> lines = new ArrayList<>();
    AVCodec decoder = avcodec_find_decoder(stream.codecpar().codec_id());
    if (decoder == null) {
      return lines;
    }
    AVCodecContext codec = avcodec_alloc_context3(decoder);
    AVPacket packet = av_packet_alloc();
    try {
      avcodec_parameters_to_context(codec, stream.codecpar());
      codec.pkt_timebase(stream.time_base());
      if (avcodec_open2(codec, decoder, (AVDictionary) null) < 0) {
        return lines;
      }
      String language = language(stream);
      while (av_read_frame(format, packet) >= 0) {
        deadline.extend();
        if (packet.stream_index() == stream.index() && packet.pts() != AV_NOPTS_VALUE) {
          decode(codec, packet, startMs(format), stream, language, lines);
        }
        av_packet_unref(packet);
      }
      return lines;
    } finally {
      av_packet_free(packet);
      avcodec_free_context(codec);
    }
  }

  private static void decode(
      AVCodecContext codec,
      AVPacket packet,
      double zeroMs,
      AVStream stream,
      String language,
      List<Subtitle> lines) {
    double unitMs = 1_000.0 * stream.time_base().num() / stream.time_base().den();
    try (AVSubtitle subtitle = new AVSubtitle();
        IntPointer got = new IntPointer(1)) {
      if (avcodec_decode_subtitle2(codec, subtitle, got, packet) < 0 || got.get(0) == 0) {
        return;
      }
      long startMs = Math.max(0, Math.round(packet.pts() * unitMs - zeroMs));
      long endMs = startMs + Math.max(1, Math.round(packet.duration() * unitMs));
      for (int i = 0; i < subtitle.num_rects(); i++) {
        String text = text(subtitle.rects(i));
        if (!text.isEmpty()) {
          lines.add(new Subtitle(startMs, endMs, text, language, SubtitleOrigin.EMBEDDED));
        }
      }
      avsubtitle_free(subtitle);
    }
  }

  /**
   * The text of an event in ASS form, which all text subtitle decoders give; its styling removed.
   */
  private static String text(AVSubtitleRect rect) {
    BytePointer ass = rect.ass();
    if (ass == null || ass.isNull()) {
      return "";
    }
    String[] fields = ass.getString(StandardCharsets.UTF_8).split(",", FIELDS_BEFORE_TEXT + 1);
    String text = fields[fields.length - 1];
    return text.replaceAll("\\{[^}]*}", "").replaceAll("\\\\[Nnh]", " ").strip();
  }

  /** Where the presentation begins on the container's clock, as for the video's frames. */
  private static double startMs(AVFormatContext format) {
    return format.start_time() == AV_NOPTS_VALUE ? 0 : format.start_time() / 1_000.0;
  }

  private static String language(AVStream stream) {
    AVDictionaryEntry entry = av_dict_get(stream.metadata(), "language", null, 0);
    return entry == null ? "" : entry.value().getString();
  }
}
