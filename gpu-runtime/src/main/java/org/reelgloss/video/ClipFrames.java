package org.reelgloss.video;

import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.avformat_index_get_entry_from_timestamp;

import java.io.IOException;
import org.bytedeco.ffmpeg.avformat.AVIndexEntry;
import org.jspecify.annotations.Nullable;

/**
 * The frames of clips, found by counting from frames whose time stamps are known. From one clip to
 * the next it decodes on where that is cheaper than seeking. Where seeking does not lead to the
 * very frame, the video is decoded from its start. Owns its reader; must be closed.
 */
final class ClipFrames implements AutoCloseable {
  /** Encoders' usual longest way between key frames. */
  private static final int FAR = 250;

  /** No codec shows a frame later than this many places after its turn. */
  private static final int DEEPEST_REORDERING = 16;

  /** How far before the anchor to look for a key frame, in seconds, one after the other. */
  private static final int[] STEPS_BACK = {0, 2, 20};

  private final ClipBatch batch;
  private @Nullable VideoReader reader;
  private boolean untouched;
  private long frame = -1;

  ClipFrames(ClipBatch batch) {
    this.batch = batch;
  }

  /** Opens the video, where it is not open. */
  VideoReader open() throws MediaException {
    if (reader == null) {
      reader = VideoReader.open(batch.video(), batch.limits());
      untouched = true;
      frame = -1;
    }
    return reader;
  }

  /** Returns the open reader, which a call of {@link #goTo} may replace. */
  VideoReader reader() {
    if (reader == null) {
      throw new IllegalStateException("The video is not open");
    }
    return reader;
  }

  /** Returns the number, in decode order, of the frame that the reader holds. */
  long frame() {
    return frame;
  }

  /** Gives the reader up: the next clip is looked for in a new one. */
  void forget() {
    close();
  }

  /** Decodes the next frame of the clip; false after its last. */
  boolean next(ClipRequest clip) throws MediaException, IOException {
    if (frame + 1 >= clip.endFrame()) {
      return false;
    }
    advance();
    return true;
  }

  /** Leaves the reader on the clip's first frame. */
  void goTo(ClipRequest clip) throws MediaException, IOException {
    open();
    boolean placed = isAhead(clip) && walkToAnchor(clip);
    if (!placed && !seekAnchor(clip)) {
      rewind();
    }
    while (frame < clip.startFrame()) {
      advance();
    }
  }

  private void rewind() throws MediaException {
    if (!untouched) {
      forget();
      open();
    }
  }

  private boolean decode() throws MediaException, IOException {
    untouched = false;
    return reader().next();
  }

  private void advance() throws MediaException, IOException {
    if (!decode()) {
      throw new MediaException(
          MediaFault.UNDECODABLE,
          "Frame " + (frame + 1) + " is not found again; the last is " + frame);
    }
    frame++;
  }

  /** Returns whether the clip is best reached by decoding on. */
  private boolean isAhead(ClipRequest clip) {
    if (frame < 0 || frame >= clip.startFrame()) {
      return false;
    }
    Long anchor = clip.anchorPts();
    if (anchor == null || !reader().hasPts()) {
      return true;
    }
    AVIndexEntry key =
        avformat_index_get_entry_from_timestamp(reader().stream(), anchor, AVSEEK_FLAG_BACKWARD);
    boolean keyFrameBetween = key != null && key.timestamp() > reader().pts();
    return !keyFrameBetween && clip.startFrame() - frame <= FAR;
  }

  /** Decodes on to the clip's anchor, where it lies ahead; false if it was not met. */
  private boolean walkToAnchor(ClipRequest clip) throws MediaException, IOException {
    Long anchor = clip.anchorPts();
    if (anchor == null || clip.anchorFrame() <= frame) {
      return true;
    }
    while (decode()) {
      if (!reader().hasPts() || reader().pts() > anchor) {
        return false;
      }
      if (reader().pts() == anchor) {
        frame = clip.anchorFrame();
        return true;
      }
    }
    return false;
  }

  /** Seeks the clip's anchor and leaves the reader on it; false if it was not met. */
  private boolean seekAnchor(ClipRequest clip) throws MediaException, IOException {
    Long anchor = clip.anchorPts();
    if (anchor == null || clip.anchorFrame() == 0) {
      return false;
    }
    double unit = (double) reader().timeBase().num() / reader().timeBase().den();
    for (int seconds : STEPS_BACK) {
      if (reader().seek(anchor - Math.round(seconds / unit)) && meetAnchor(anchor)) {
        frame = clip.anchorFrame();
        return true;
      }
    }
    return false;
  }

  /**
   * Decodes to the anchor after a seek. What is shown before the first key frame may refer to
   * frames that were not decoded, and does not count.
   */
  private boolean meetAnchor(long anchor) throws MediaException, IOException {
    boolean whole = false;
    for (int shown = 0; decode(); shown++) {
      if (!reader().hasPts() || reader().pts() > anchor) {
        return false;
      }
      whole |= reader().isKeyFrame() || shown > DEEPEST_REORDERING;
      if (reader().pts() == anchor) {
        return whole;
      }
    }
    return false;
  }

  @Override
  public void close() {
    if (reader != null) {
      reader.close();
      reader = null;
      frame = -1;
    }
  }
}
