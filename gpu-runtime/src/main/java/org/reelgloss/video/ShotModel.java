package org.reelgloss.video;

import java.io.IOException;

/**
 * Says of each frame of a window how likely a shot ends with it. A model may be used by several
 * threads at once; closing it gives back what opening took.
 */
public interface ShotModel extends AutoCloseable {
  /** Frames of a window. */
  int FRAMES = 100;

  /** Width in pixels of a window's pictures; the aspect ratio is not kept. */
  int WIDTH = 48;

  /** Height in pixels. */
  int HEIGHT = 27;

  /** Bytes of one picture: row by row, red, green and blue of each pixel. */
  int FRAME_BYTES = 3 * WIDTH * HEIGHT;

  /** Opens models by the name that {@link DetectorSettings#shotModel} gives. */
  @FunctionalInterface
  interface Opener {
    /**
     * Returns a model, which the caller closes.
     *
     * @param bundle the model's folder
     * @throws IOException if its files cannot be read
     * @throws IllegalArgumentException if the folder holds no such model
     */
    ShotModel open(String bundle) throws IOException;

    /** Returns an opener that refuses every model. */
    static Opener none() {
      return bundle -> {
        throw new IllegalArgumentException(
            "shotModel must be null where no models are opened, but was: " + bundle);
      };
    }
  }

  /**
   * Scores a window.
   *
   * @param rgb the pictures of {@link #FRAMES} frames, one after the other, {@link #FRAME_BYTES}
   *     each; not kept
   * @return a number for each frame, usually 0 to 1: how likely it is the last of a shot, or one in
   *     which two shots are mixed
   * @throws MediaException with {@link MediaFault#MODEL_ERROR} if the model fails
   */
  float[] score(byte[] rgb) throws MediaException;

  /** Returns the score above which a frame is taken to end a shot. */
  double threshold();

  @Override
  void close();
}
