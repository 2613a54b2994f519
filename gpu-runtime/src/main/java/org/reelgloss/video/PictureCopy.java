package org.reelgloss.video;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_clone;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.jspecify.annotations.Nullable;

/**
 * The packets that a clip's frames need: from the last key frame at or before the first of them to
 * the last packet, in decode order, that is one of them. Owns native memory; must be closed.
 */
final class PictureCopy implements AutoCloseable {
  private static final int[] STEPS_BACK = {0, 2, 20};

  private final PacketSource source;
  private final AVStream stream;
  private final ClipClock clock;

  /** Read, and surely needed, once one of the clip's own frames follows. */
  private final Deque<AVPacket> read = new ArrayDeque<>();

  private int needed;
  private long keyPts;
  private boolean ended;
  private @Nullable AVPacket current;
  private @Nullable Mp4File file;
  private @Nullable AVStream copy;

  private PictureCopy(PacketSource source, AVStream stream, ClipClock clock) {
    this.source = source;
    this.stream = stream;
    this.clock = clock;
  }

  /** Opens the packets of the stream of that number for the clip that the clock has counted. */
  static PictureCopy open(ClipBatch batch, int stream, ClipClock clock) throws MediaException {
    PacketSource source = PacketSource.open(batch.video(), batch.limits());
    boolean open = false;
    try {
      source.explore();
      PictureCopy pictures = new PictureCopy(source, source.stream(stream), clock);
      pictures.goToKeyFrame();
      open = true;
      return pictures;
    } finally {
      if (!open) {
        source.close();
      }
    }
  }

  void addTo(Mp4File target) {
    file = target;
    copy = target.addCopy(stream);
  }

  /** Leaves the source right behind the key frame, which is the first packet read. */
  private void goToKeyFrame() throws MediaException {
    for (int step : STEPS_BACK) {
      long from = clock.firstPts() - Math.round(step / PacketSource.unit(stream));
      if (!source.seek(stream, from)) {
        continue;
      }
      long key = lastKeyFrame();
      if (key != AV_NOPTS_VALUE && source.seek(stream, from) && readTo(key)) {
        return;
      }
    }
    throw new MediaException(
        MediaFault.UNDECODABLE, "No key frame is found at or before the clip's start");
  }

  /** Returns the stamp of the last key frame from here that is not after the clip's start. */
  private long lastKeyFrame() {
    long last = AV_NOPTS_VALUE;
    while (nextPicture() && source.packet().dts() <= clock.firstPts()) {
      if (isKeyFrame() && stamp(source.packet()) <= clock.firstPts()) {
        last = stamp(source.packet());
      }
    }
    return last;
  }

  private boolean readTo(long key) {
    while (nextPicture()) {
      if (isKeyFrame() && stamp(source.packet()) == key) {
        keyPts = key;
        keep();
        return true;
      }
    }
    return false;
  }

  private boolean isKeyFrame() {
    return (source.packet().flags() & AV_PKT_FLAG_KEY) != 0;
  }

  private boolean nextPicture() {
    while (source.next()) {
      if (source.packet().stream_index() == stream.index()) {
        return true;
      }
    }
    return false;
  }

  private static long stamp(AVPacket packet) {
    return packet.pts() == AV_NOPTS_VALUE ? packet.dts() : packet.pts();
  }

  private void keep() {
    read.addLast(av_packet_clone(source.packet()));
    if (stamp(source.packet()) < clock.endPts()) {
      needed = read.size();
    }
  }

  /** Goes to the next packet; false after the last. */
  boolean next() {
    while (!ended && (needed == 0 || orderAfter(1) == 0)) {
      ended = !nextPicture() || source.packet().dts() >= clock.endPts();
      // Frames shown before the key frame refer to what is not there.
      if (!ended && stamp(source.packet()) >= keyPts) {
        keep();
      }
    }
    if (needed == 0) {
      return false;
    }
    needed--;
    drop();
    current = read.removeFirst();
    int behind = orderAfter(0);
    if (behind > 0) {
      mendOrder(current, behind, read.stream().skip(behind - 1L).findFirst().orElseThrow().dts());
    }
    return true;
  }

  /** Returns the place, from 1, of the first packet that says when it is decoded; 0 for none. */
  private int orderAfter(int skipped) {
    int place = 0;
    for (AVPacket packet : read) {
      place++;
      if (place > skipped && packet.dts() != AV_NOPTS_VALUE) {
        return place - skipped;
      }
    }
    return 0;
  }

  /** Right after a seek, some containers do not know when packets are decoded, or say it wrong. */
  private static void mendOrder(AVPacket packet, int places, long later) {
    if (packet.dts() == AV_NOPTS_VALUE || packet.dts() >= later) {
      packet.dts(later - places * Math.max(1, packet.duration()));
    }
  }

  /** Returns when the current packet is decoded, in seconds from the clip's start. */
  double seconds() {
    return (packet().dts() - clock.firstPts()) * PacketSource.unit(stream);
  }

  /** Writes the current packet. */
  void write() throws IOException, MediaException {
    if (file == null || copy == null) {
      throw new IllegalStateException("There is no file to write to");
    }
    AVPacket packet = packet();
    long stamp = stamp(packet);
    packet.pts(stamp - clock.firstPts());
    packet.dts((packet.dts() == AV_NOPTS_VALUE ? stamp : packet.dts()) - clock.firstPts());
    file.write(packet, copy, stream.time_base());
  }

  private AVPacket packet() {
    if (current == null) {
      throw new IllegalStateException("There is no current packet");
    }
    return current;
  }

  private void drop() {
    if (current != null) {
      av_packet_free(current);
      current = null;
    }
  }

  @Override
  public void close() {
    drop();
    read.forEach(packet -> av_packet_free(packet));
    source.close();
  }
}
