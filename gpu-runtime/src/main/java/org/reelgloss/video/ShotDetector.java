package org.reelgloss.video;

import java.util.function.Consumer;

/**
 * Finds boundaries between shots, frame by frame.
 *
 * <p>A detector looks back a bounded number of frames only: once it has seen {@link #memory()}
 * frames, its hits do not depend on anything before them. That lets several workers share one
 * video. One thread; must be closed.
 */
interface ShotDetector extends AutoCloseable {
  /** Takes what a detector finds. */
  interface Findings {
    /** Takes a boundary that is certain; boundaries of one detector come in order. */
    void boundary(Boundary boundary);

    /**
     * Takes a change that may be, or be part of, a boundary, before any rule about the distance
     * between boundaries; it depends on nothing that lies further back than the memory.
     */
    void hit(Boundary hit);

    /** Returns findings that pass on to these. */
    static Findings of(Consumer<Boundary> boundaries, Consumer<Boundary> hits) {
      return new Findings() {
        @Override
        public void boundary(Boundary boundary) {
          boundaries.accept(boundary);
        }

        @Override
        public void hit(Boundary hit) {
          hits.accept(hit);
        }
      };
    }
  }

  /**
   * Takes the next frame.
   *
   * @throws MediaException if its pixels cannot be converted, or a model gives no usable answer
   */
  void next(DetectorFrame frame, Findings findings) throws MediaException;

  /** Says that the last frame was the video's last; detectors that look ahead give the rest. */
  default void finish(Findings findings) throws MediaException {}

  /**
   * Returns the frame up to which all is decided: whatever is still to be found starts later. The
   * pictures of later frames have to be kept.
   */
  long settled();

  /** Returns the most frames by which {@link #settled()} may lie behind. */
  int delay();

  /**
   * Returns the number of frames that hits depend on; {@link Integer#MAX_VALUE} where it is all
   * frames of the video.
   */
  int memory();

  @Override
  default void close() {}
}
