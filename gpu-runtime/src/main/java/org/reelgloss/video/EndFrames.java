package org.reelgloss.video;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_ref;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.TreeMap;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * Keeps the frames that may become end frames of a segment: as they were decoded, without a copy,
 * within a number of bytes, and beyond that as small square pictures, the oldest first. Of videos
 * with very many frames a second every n-th is kept, and the nearest one before is given. Owns
 * native memory; one thread; must be closed.
 */
final class EndFrames implements AutoCloseable {
  private static final long BUDGET_BYTES = 64L << 20;
  private static final double MOST_FPS = 100;

  private record Held(long index, AVFrame frame) {}

  private final EndFrameWindow window;
  private final int stride;
  private final SquarePictures squares;
  private final Deque<Held> held = new ArrayDeque<>();
  private final Deque<AVFrame> spare = new ArrayDeque<>();
  private final TreeMap<Long, RgbImage> pictures = new TreeMap<>();

  /**
   * @param rotation clockwise degrees to the upright picture
   */
  EndFrames(EndFrameWindow window, double fps, int rotation) {
    this.window = window;
    stride = (int) Math.max(1, Math.ceil(fps / MOST_FPS));
    squares = new SquarePictures(ScanSettings.END_FRAME_SIDE, rotation);
  }

  /** Takes the next frame by reference. */
  void add(long index, AVFrame frame) throws MediaException {
    if (index % stride != 0) {
      return;
    }
    AVFrame reference = spare.isEmpty() ? av_frame_alloc() : spare.pop();
    if (av_frame_ref(reference, frame) < 0) {
      av_frame_free(reference);
      throw new MediaException(MediaFault.TOO_MANY_PIXELS, "No memory for one more frame");
    }
    held.addLast(new Held(index, reference));
    forget();
    while (held.size() > 1 && held.size() * bytes(frame) > BUDGET_BYTES) {
      Held oldest = held.getFirst();
      pictures.put(oldest.index(), squares.picture(oldest.frame()));
      held.removeFirst();
      release(oldest);
    }
  }

  private void forget() {
    for (Iterator<Held> all = held.iterator(); all.hasNext(); ) {
      Held one = all.next();
      if (!mayBeAsked(one.index())) {
        all.remove();
        release(one);
      }
    }
    if (!pictures.isEmpty()) {
      pictures.keySet().removeIf(kept -> !mayBeAsked(kept));
    }
  }

  /** Whether a kept frame, or one that it stands for, may be asked for later on. */
  private boolean mayBeAsked(long kept) {
    for (long frame = kept; frame < kept + stride; frame++) {
      if (window.mayBeAsked(frame)) {
        return true;
      }
    }
    return false;
  }

  private void release(Held one) {
    av_frame_unref(one.frame());
    spare.push(one.frame());
  }

  private static long bytes(AVFrame frame) {
    long half = (long) frame.linesize(0) * frame.height() / 2; // Of 4:2:0, the usual layout.
    return 3 * half;
  }

  /** Returns the picture of a frame that was added and may be asked for. */
  RgbImage picture(long frame) throws MediaException {
    long wanted = frame - frame % stride;
    RgbImage small = pictures.get(wanted);
    return small != null ? small : squares.picture(heldFrame(wanted));
  }

  private AVFrame heldFrame(long wanted) {
    for (Held one : held) {
      if (one.index() == wanted) {
        return one.frame();
      }
    }
    throw new IllegalArgumentException(
        "frame must be one that may be an end frame, but was: " + wanted);
  }

  @Override
  public void close() {
    for (Held one : held) {
      av_frame_free(one.frame());
    }
    spare.forEach(frame -> av_frame_free(frame));
    squares.close();
  }
}
