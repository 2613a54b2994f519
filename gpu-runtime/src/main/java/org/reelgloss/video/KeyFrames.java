package org.reelgloss.video;

import static org.bytedeco.ffmpeg.global.avformat.avformat_index_get_entries_count;
import static org.bytedeco.ffmpeg.global.avformat.avformat_index_get_entry;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avformat.AVIndexEntry;
import org.bytedeco.ffmpeg.avformat.AVStream;

/** The key frames that a container's index names. Uses the reader, which stays the caller's. */
final class KeyFrames {
  /** Frames that a decoder may give before the key frame where a group of pictures is open. */
  private static final int MOST_LEADING = 16;

  private final VideoReader reader;
  private final List<Long> entries = new ArrayList<>();

  KeyFrames(VideoReader reader) {
    this.reader = reader;
    AVStream stream = reader.stream();
    reader.seek(stamp(0)); // Some demuxers read their index at the first seek.
    int count = avformat_index_get_entries_count(stream);
    for (int i = 0; i < count; i++) {
      AVIndexEntry entry = avformat_index_get_entry(stream, i);
      if ((entry.flags() & AVIndexEntry.AVINDEX_KEYFRAME) != 0) {
        entries.add(entry.timestamp());
      }
    }
  }

  /** Returns the time stamp of a moment in seconds from the stream's start. */
  long stamp(double seconds) {
    return reader.firstStamp()
        + Math.round(seconds * reader.timeBase().den() / reader.timeBase().num());
  }

  /**
   * Returns the presentation time stamp of a key frame near a moment. Encoders put key frames at
   * cuts: the one is taken after which the next, far enough for a joint, comes soonest.
   *
   * @param seconds the moment, from the stream's start
   * @param slack how far from it the key frame may lie, in seconds
   * @param lead how long after it a joint can be at the earliest, in seconds
   */
  OptionalLong near(double seconds, double slack, double lead) throws MediaException, IOException {
    long from = stamp(seconds - slack);
    long until = stamp(seconds + slack);
    long needed = stamp(lead) - stamp(0);
    long best = -1;
    long shortest = Long.MAX_VALUE;
    for (int i = 0; i < entries.size(); i++) {
      long entry = entries.get(i);
      if (entry >= from && entry <= until && waitAfter(i, needed) < shortest) {
        best = entry;
        shortest = waitAfter(i, needed);
      }
    }
    return shortest == Long.MAX_VALUE ? OptionalLong.empty() : presentation(best);
  }

  /** Returns the time from a key frame to the first one that lies at least so far after it. */
  private long waitAfter(int index, long needed) {
    for (int i = index + 1; i < entries.size(); i++) {
      if (entries.get(i) - entries.get(index) >= needed) {
        return entries.get(i) - entries.get(index);
      }
    }
    return Long.MAX_VALUE;
  }

  /** The index may count by decoding time: the frame itself tells when it is shown. */
  private OptionalLong presentation(long entry) throws MediaException, IOException {
    int errors = reader.errors();
    boolean more = reader.seek(entry) && reader.next();
    for (int leading = 0; more && !reader.isKeyFrame() && leading < MOST_LEADING; leading++) {
      more = reader.next();
    }
    boolean sound = more && reader.errors() == errors; // Otherwise ranges would not be either.
    return sound && reader.isKeyFrame() && reader.hasPts()
        ? OptionalLong.of(reader.pts())
        : OptionalLong.empty();
  }
}
