package org.reelgloss.video;

import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;

/**
 * The sound of a clip as the source's own packets: those that sound within the clip, and the one
 * before, which decoders want.
 */
final class CopiedSound implements ClipSound {
  private static final double LEAD_SECONDS = 0.25;
  private static final double LATEST_SECONDS = 10;

  private final Mp4File file;
  private final PacketSource source;
  private final AVStream stream;
  private final AVStream copy;
  private final double start;
  private boolean waiting;
  private boolean ended;
  private boolean lost;

  private CopiedSound(Mp4File file, PacketSource source, AVStream stream, double start) {
    this.file = file;
    this.source = source;
    this.stream = stream;
    this.start = start;
    copy = file.addCopy(stream);
  }

  /**
   * Adds the sound of a video to a clip's file, before its first packet; encoded where MP4 does not
   * hold its codec.
   *
   * @param start of the clip, in seconds of the video's stamps
   * @param seconds how long the clip is
   */
  static ClipSound add(Mp4File file, Path video, VideoLimits limits, double start, double seconds)
      throws MediaException {
    PacketSource source = PacketSource.open(video, limits);
    CopiedSound sound = null;
    try {
      source.explore();
      AVStream stream = source.first(AVMEDIA_TYPE_AUDIO);
      if (stream != null && Mp4File.holds(stream.codecpar().codec_id())) {
        if (start > LEAD_SECONDS) {
          source.seek(start - LEAD_SECONDS);
        }
        sound = new CopiedSound(file, source, stream, start);
        return sound;
      }
      return EncodedSound.add(file, video, limits, start, seconds);
    } finally {
      if (sound == null) {
        source.close();
      }
    }
  }

  @Override
  public void writeUntil(double seconds) throws IOException {
    while (!ended && (waiting || read(seconds))) {
      if (at() >= seconds) {
        return;
      }
      try {
        write();
      } catch (MediaException refused) {
        lost = true;
        ended = true;
      }
    }
  }

  @Override
  public void finish(double seconds) throws IOException {
    writeUntil(seconds);
  }

  /** Reads on to the next packet of the clip; false if there is none yet. */
  private boolean read(double seconds) {
    while (source.next()) {
      double at = at();
      if (source.packet().stream_index() == stream.index()) {
        double length = source.packet().duration() * PacketSource.unit(stream);
        waiting = at + 2 * length > 0;
        if (waiting) {
          return true;
        }
      } else if (at > seconds + LATEST_SECONDS) {
        break;
      }
    }
    ended = true;
    return false;
  }

  private double at() {
    return source.seconds() - start;
  }

  private void write() throws IOException, MediaException {
    AVPacket packet = source.packet();
    long offset = Math.round(start / PacketSource.unit(stream));
    packet.pts(packet.pts() == AV_NOPTS_VALUE ? packet.dts() - offset : packet.pts() - offset);
    packet.dts(packet.dts() == AV_NOPTS_VALUE ? packet.pts() : packet.dts() - offset);
    file.write(packet, copy, stream.time_base());
    waiting = false;
  }

  @Override
  public boolean lost() {
    return lost;
  }

  @Override
  public void close() {
    source.close();
  }
}
