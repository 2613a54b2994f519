package org.reelgloss.video;

import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_INVALIDDATA;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.BytePointer;

/** Opens containers: local regular files only, by a list of formats that open nothing else. */
final class Container {
  private static final String FORMATS =
      "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,mpegvideo,flv,asf,gif,h264,hevc,m4v,"
          + "ogg,mxf";

  static {
    quiet();
  }

  private Container() {}

  /** Keeps FFmpeg from writing to the terminal: what is wrong with a file is in its failure. */
  static void quiet() {
    av_log_set_level(AV_LOG_QUIET);
  }

  /** Returns an open demuxer, which the caller closes. */
  static AVFormatContext open(Path file, Deadline deadline) throws MediaException {
    Sniffer.check(file);
    AVFormatContext format = avformat_alloc_context();
    deadline.watch(format);
    AVDictionary options = new AVDictionary(null);
    av_dict_set(options, "protocol_whitelist", "file", 0);
    av_dict_set(options, "format_whitelist", FORMATS, 0);
    byte[] url = ("file:" + file + "\0").getBytes(StandardCharsets.UTF_8);
    try (BytePointer name = new BytePointer(url)) {
      int opened = avformat_open_input(format, name, null, options);
      if (opened < 0) {
        throw unopened(file, opened, deadline);
      }
      return format;
    } finally {
      av_dict_free(options);
    }
  }

  private static MediaException unopened(Path file, int error, Deadline deadline) {
    if (deadline.isOver()) {
      return new MediaException(MediaFault.TIMEOUT, "Opening took longer than the time limit");
    }
    if (error == AVERROR_INVALIDDATA && looksLikeMp4(file)) {
      return new MediaException(
          MediaFault.TRUNCATED, "An MP4 without a readable index: its end is missing or damaged");
    }
    return new MediaException(MediaFault.NOT_MEDIA, "No supported container format");
  }

  private static boolean looksLikeMp4(Path file) {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      byte[] head = new byte[8];
      return in.read(head) == 8
          && new String(head, 4, 4, StandardCharsets.ISO_8859_1).equals("ftyp");
    } catch (IOException unreadable) {
      return false;
    }
  }
}
