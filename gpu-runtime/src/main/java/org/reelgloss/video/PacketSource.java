package org.reelgloss.video;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_seek_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.AV_TIME_BASE;

import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/** Packets of a local file, undecoded. Owns native memory; one thread at a time; must be closed. */
final class PacketSource implements AutoCloseable {
  private final AVFormatContext format;
  private final Deadline deadline;
  private final AVPacket packet = av_packet_alloc();

  private PacketSource(AVFormatContext format, Deadline deadline) {
    this.format = format;
    this.deadline = deadline;
  }

  static PacketSource open(Path file, VideoLimits limits) throws MediaException {
    Deadline deadline = new Deadline(limits.stall());
    boolean open = false;
    try {
      PacketSource source = new PacketSource(Container.open(file, deadline), deadline);
      open = true;
      return source;
    } finally {
      if (!open) {
        deadline.close();
      }
    }
  }

  /** Looks into the streams for what the container's head does not say. */
  void explore() {
    deadline.extend();
    avformat_find_stream_info(format, (PointerPointer<?>) null);
  }

  /** Returns the first stream of a kind, owned by this source; null where there is none. */
  @Nullable AVStream first(int mediaType) {
    for (int i = 0; i < format.nb_streams(); i++) {
      if (format.streams(i).codecpar().codec_type() == mediaType) {
        return format.streams(i);
      }
    }
    return null;
  }

  AVStream stream(int index) {
    return format.streams(index);
  }

  /** Goes to the last key frame at or before a moment; false if the container cannot. */
  boolean seek(double seconds) {
    deadline.extend();
    return av_seek_frame(format, -1, Math.round(seconds * AV_TIME_BASE), AVSEEK_FLAG_BACKWARD) >= 0;
  }

  /** Goes to a stream's last key frame at or before a stamp; false if the container cannot. */
  boolean seek(AVStream stream, long pts) {
    deadline.extend();
    return av_seek_frame(format, stream.index(), pts, AVSEEK_FLAG_BACKWARD) >= 0;
  }

  /** Reads the next packet of any stream; false at the end, also where the file is damaged. */
  boolean next() {
    deadline.extend();
    av_packet_unref(packet);
    int read = AVERROR_EAGAIN();
    while (read == AVERROR_EAGAIN() && !deadline.isOver()) {
      read = av_read_frame(format, packet);
    }
    return read >= 0;
  }

  /** Returns the packet that was read last; owned by this source, valid until the next call. */
  AVPacket packet() {
    return packet;
  }

  /** Returns when the packet is shown, or else decoded, in seconds; NaN where it does not say. */
  double seconds() {
    long stamp = packet.pts() != AV_NOPTS_VALUE ? packet.pts() : packet.dts();
    return stamp == AV_NOPTS_VALUE ? Double.NaN : stamp * unit(stream(packet.stream_index()));
  }

  /** Returns a stream's unit of time in seconds. */
  static double unit(AVStream stream) {
    return (double) stream.time_base().num() / stream.time_base().den();
  }

  @Override
  public void close() {
    av_packet_free(packet);
    avformat_close_input(format);
    deadline.close();
  }
}
