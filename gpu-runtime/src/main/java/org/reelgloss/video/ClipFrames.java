package org.reelgloss.video;

import java.io.IOException;

/**
 * The frames of a clip, found by counting from a frame whose time stamp is known. Where seeking
 * does not lead to that very frame, the video is decoded from its start. Owns its reader; must be
 * closed.
 */
final class ClipFrames implements AutoCloseable {
  private final ClipRequest request;
  private VideoReader reader;
  private long frame;
  private boolean pending;

  private ClipFrames(ClipRequest request, VideoReader reader) {
    this.request = request;
    this.reader = reader;
  }

  static ClipFrames open(ClipRequest request) throws MediaException, IOException {
    ClipFrames frames =
        new ClipFrames(request, VideoReader.open(request.video(), request.limits()));
    boolean placed = false;
    try {
      frames.goToStart();
      placed = true;
      return frames;
    } finally {
      if (!placed) {
        frames.close();
      }
    }
  }

  VideoReader reader() {
    return reader;
  }

  /** Returns the number, in decode order, of the frame that the reader holds. */
  long frame() {
    return frame;
  }

  /** Decodes the next frame of the clip; false after its last. */
  boolean next() throws MediaException, IOException {
    if (pending) {
      pending = false;
      return true;
    }
    if (frame + 1 >= request.endFrame()) {
      return false;
    }
    if (!reader.next()) {
      throw notFound(frame + 1);
    }
    frame++;
    return true;
  }

  private void goToStart() throws MediaException, IOException {
    if (!goToAnchor()) {
      reader.close();
      reader = VideoReader.open(request.video(), request.limits());
      frame = -1;
    }
    while (frame < request.startFrame()) {
      if (!reader.next()) {
        throw notFound(request.startFrame());
      }
      frame++;
    }
    pending = true;
  }

  private MediaException notFound(long wanted) {
    return new MediaException(
        MediaFault.UNDECODABLE, "Frame " + wanted + " is not found again; the last is " + frame);
  }

  /** Leaves the reader on the anchor frame; false if it was not met. */
  private boolean goToAnchor() throws MediaException, IOException {
    Long anchor = request.anchorPts();
    if (anchor == null || request.anchorFrame() == 0 || !reader.seek(anchor)) {
      return false;
    }
    boolean before = false;
    while (reader.next()) {
      if (!reader.hasPts() || reader.pts() > anchor) {
        return false;
      }
      if (reader.pts() == anchor) {
        frame = request.anchorFrame();
        return before || reader.isKeyFrame();
      }
      before = true;
    }
    return false;
  }

  @Override
  public void close() {
    reader.close();
  }
}
