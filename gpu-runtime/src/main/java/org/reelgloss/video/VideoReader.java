package org.reelgloss.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_ENCRYPTION_INFO;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_ENCRYPTION_INIT_INFO;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_get_side_data;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_get;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_flush_buffers;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_seek_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_INVALIDDATA;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.SizeTPointer;
import org.reelgloss.schemas.MediaProbe;

/**
 * Decodes the first real video stream of a local file, frame by frame in presentation order. Owns
 * its native memory; one thread at a time; must be closed.
 */
final class VideoReader implements AutoCloseable {
  private static final double NOMINAL_FPS = 25;

  private final AVFormatContext format;
  private final AVStream stream;
  private final AVCodecContext codec;
  private final Deadline deadline;
  private final MediaProbe probe;
  private final AVPacket packet = av_packet_alloc();
  private final AVFrame frame = av_frame_alloc();
  private final long startMicros;
  private final double fps;
  private final double averageFps;
  private long duration;
  private boolean flushing;
  private boolean sawEncryptedPacket;
  private int errors;

  private VideoReader(VideoOpener.Opened opened) {
    format = opened.format();
    stream = opened.stream();
    codec = opened.codec();
    deadline = opened.deadline();
    probe = opened.probe();
    fps = ratio(probe.getFpsNum(), probe.getFpsDen());
    averageFps = ratio(stream.avg_frame_rate().num(), stream.avg_frame_rate().den());
    long start = format.start_time();
    startMicros = start == AV_NOPTS_VALUE ? 0 : start;
  }

  /**
   * Opens a file.
   *
   * @throws MediaException if it is no video that can be decoded
   */
  static VideoReader open(Path file, VideoLimits limits) throws MediaException {
    return new VideoReader(VideoOpener.open(file, limits));
  }

  MediaProbe probe() {
    return probe;
  }

  /** Returns frames a second as the container has it, for turning durations into frame counts. */
  double fps() {
    return fps;
  }

  /** Returns the average frame rate of the stream, 0 where there is none. */
  double averageFps() {
    return averageFps;
  }

  private static double ratio(int num, int den) {
    return den == 0 ? 0 : (double) num / den;
  }

  /** Returns whether the container says that the stream's samples are encrypted. */
  boolean isEncrypted() {
    return av_packet_side_data_get(
                stream.codecpar().coded_side_data(),
                stream.codecpar().nb_coded_side_data(),
                AV_PKT_DATA_ENCRYPTION_INIT_INFO)
            != null
        || sawEncryptedPacket;
  }

  /** Returns the number of packets that the decoder refused so far. */
  int errors() {
    return errors;
  }

  /**
   * Decodes the next frame, which {@link #frame()} then holds until the next call.
   *
   * @return false at the end of the stream
   * @throws MediaException if nothing comes in time
   * @throws IOException if the file system fails while the file is read
   */
  boolean next() throws MediaException, IOException {
    deadline.extend();
    while (true) {
      int received = avcodec_receive_frame(codec, frame);
      if (received >= 0) {
        duration = frame.duration();
        return true;
      }
      if (received == AVERROR_EOF) {
        return false;
      }
      if (received != AVERROR_EAGAIN()) {
        errors++;
      }
      if (deadline.isOver()) {
        throw new MediaException(MediaFault.TIMEOUT, "No frame within the time limit");
      }
      feed();
    }
  }

  /** Returns the frame that was decoded last; owned by this reader. */
  AVFrame frame() {
    return frame;
  }

  /** Returns the presentation time stamp of the current frame in the stream's time base. */
  long pts() {
    return frame.best_effort_timestamp();
  }

  boolean isKeyFrame() {
    return (frame.flags() & AVFrame.AV_FRAME_FLAG_KEY) != 0;
  }

  boolean hasPts() {
    return pts() != AV_NOPTS_VALUE;
  }

  /** Returns the time stamp with which the stream begins, 0 where it is not known. */
  long firstStamp() {
    return stream.start_time() == AV_NOPTS_VALUE ? 0 : stream.start_time();
  }

  /** Returns the time of a stamp in seconds from the start of the stream, not of the container. */
  double secondsInStream(long pts) {
    return (double) (pts - firstStamp()) * stream.time_base().num() / stream.time_base().den();
  }

  /**
   * Returns the presentation time of a stamp in milliseconds, at least 0, from the file's start.
   */
  long millis(long pts) {
    double seconds = (double) pts * stream.time_base().num() / stream.time_base().den();
    return Math.max(0, Math.round(seconds * 1_000 - startMicros / 1_000.0));
  }

  /** Returns the length of the last frame in milliseconds, from the stream or the frame rate. */
  long frameMillis() {
    double seconds =
        duration > 0
            ? (double) duration * stream.time_base().num() / stream.time_base().den()
            : 1 / (fps() > 0 ? fps() : NOMINAL_FPS);
    return Math.max(1, Math.round(seconds * 1_000));
  }

  AVRational timeBase() {
    return stream.time_base();
  }

  AVStream stream() {
    return stream;
  }

  /**
   * Goes to the last key frame at or before a stamp.
   *
   * @return false if the container cannot, after which the reader is to be opened anew
   */
  boolean seek(long pts) {
    if (av_seek_frame(format, stream.index(), pts, AVSEEK_FLAG_BACKWARD) < 0) {
      return false;
    }
    avcodec_flush_buffers(codec);
    flushing = false;
    return true;
  }

  private void feed() throws MediaException, IOException {
    if (flushing) {
      return;
    }
    int read = av_read_frame(format, packet);
    if (read == AVERROR_EAGAIN()) {
      return;
    }
    if (read < 0) {
      checkEnd(read);
      flushing = true;
      avcodec_send_packet(codec, null);
      return;
    }
    if (packet.stream_index() == stream.index() && avcodec_send_packet(codec, packet) < 0) {
      errors++;
      sawEncryptedPacket |= hasEncryptionInfo();
    }
    av_packet_unref(packet);
  }

  /** Tells the end of the stream, damage included, from a file system that fails. */
  private void checkEnd(int read) throws MediaException, IOException {
    if (read == AVERROR_EOF) {
      return;
    }
    if (deadline.isOver()) {
      throw new MediaException(MediaFault.TIMEOUT, "Reading made no progress for too long");
    }
    int broken = format.pb() == null ? 0 : format.pb().error();
    if (broken < 0 && broken != AVERROR_EOF && broken != AVERROR_INVALIDDATA) {
      throw new IOException("Cannot read on: FFmpeg error " + broken);
    }
    errors++;
  }

  private boolean hasEncryptionInfo() {
    return av_packet_get_side_data(packet, AV_PKT_DATA_ENCRYPTION_INFO, (SizeTPointer) null)
        != null;
  }

  @Override
  public void close() {
    av_packet_free(packet);
    av_frame_free(frame);
    avcodec_free_context(codec);
    avformat_close_input(format);
    deadline.close();
  }
}
