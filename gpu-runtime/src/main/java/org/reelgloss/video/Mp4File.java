package org.reelgloss.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_get;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_new;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_guess_format;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_query_codec;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EINVAL;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_INVALIDDATA;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVOutputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * An MP4 file with its index at the front: first its streams, then packets. Stamps below 0 are
 * decoded but not shown, by an edit list. Owns native memory; one thread; must be closed; complete
 * only after {@link #finish()}.
 */
final class Mp4File implements AutoCloseable {
  private static final int NORMAL_COMPLIANCE = 0;

  private final AVFormatContext muxer = new AVFormatContext(null);
  private boolean headerWritten;

  /** Creates the file, or replaces it. */
  Mp4File(Path file) throws IOException {
    Container.quiet();
    if (avformat_alloc_output_context2(muxer, (AVOutputFormat) null, "mp4", file.toString()) < 0) {
      throw new IllegalStateException("This build of FFmpeg cannot write MP4");
    }
    byte[] url = ("file:" + file + "\0").getBytes(StandardCharsets.UTF_8);
    try (BytePointer name = new BytePointer(url)) {
      AVIOContext io = new AVIOContext(null);
      int opened = avio_open(io, name, AVIO_FLAG_WRITE);
      if (opened < 0) {
        avformat_free_context(muxer);
        throw new IOException("Cannot write " + file + ": FFmpeg error " + opened);
      }
      muxer.pb(io);
    }
  }

  /** Returns whether packets of a codec can be written as they are. */
  static boolean holds(int codecId) {
    return avformat_query_codec(av_guess_format("mp4", null, null), codecId, NORMAL_COMPLIANCE)
        == 1;
  }

  /** Adds a stream, to be described by the caller; before the first packet. */
  AVStream addStream() {
    return avformat_new_stream(muxer, (AVCodec) null);
  }

  /** Adds a stream for another one's packets; before the first packet. */
  AVStream addCopy(AVStream source) {
    AVStream copy = addStream();
    avcodec_parameters_copy(copy.codecpar(), source.codecpar());
    copy.codecpar().codec_tag(0);
    copy.time_base(source.time_base());
    copy.avg_frame_rate(source.avg_frame_rate());
    copy.sample_aspect_ratio(source.sample_aspect_ratio());
    return copy;
  }

  /** Takes over how the source's pictures are turned. */
  static void copyRotation(AVStream source, AVStream target) {
    AVPacketSideData matrix =
        av_packet_side_data_get(
            source.codecpar().coded_side_data(),
            source.codecpar().nb_coded_side_data(),
            AV_PKT_DATA_DISPLAYMATRIX);
    if (matrix == null || matrix.isNull()) {
      return;
    }
    try (SideDataSlot slot = new SideDataSlot(target.codecpar())) {
      AVPacketSideData copy =
          av_packet_side_data_new(
              slot.array(), slot.count(), AV_PKT_DATA_DISPLAYMATRIX, matrix.size(), 0);
      Pointer.memcpy(copy.data(), matrix.data(), matrix.size());
      slot.store();
    }
  }

  /** Writes a packet, whose stamps are in {@code timeBase}, and empties it. */
  void write(AVPacket packet, AVStream stream, AVRational timeBase)
      throws IOException, MediaException {
    start();
    av_packet_rescale_ts(packet, timeBase, stream.time_base());
    packet.stream_index(stream.index());
    int written = av_interleaved_write_frame(muxer, packet);
    av_packet_unref(packet);
    check(written, "write a packet");
  }

  /** Ends the file, which is complete then. */
  void finish() throws IOException, MediaException {
    start();
    check(av_write_trailer(muxer), "write the index");
  }

  private void start() throws IOException, MediaException {
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

  private static void check(int result, String what) throws IOException, MediaException {
    if (result == AVERROR_EINVAL() || result == AVERROR_INVALIDDATA) {
      throw new MediaException(MediaFault.UNSUPPORTED, "MP4 does not take it: cannot " + what);
    }
    if (result < 0) {
      throw new IOException("Cannot " + what + ": FFmpeg error " + result);
    }
  }

  @Override
  public void close() {
    if (muxer.pb() != null) {
      avio_closep(muxer.pb());
    }
    avformat_free_context(muxer);
  }
}
