package org.reelgloss.video;

import org.bytedeco.opencv.opencv_core.Mat;

/**
 * The frame at hand as detectors see it. Pictures belong to the callee and change with the next.
 */
interface DetectorFrame {
  /** Returns the frame's place in decode order, from 0 where the pass began. */
  long index();

  /** Returns the frame's number under the {@link CutSemantics}. */
  long number();

  /** Returns the first recent frame, by its place, that has at least this number. */
  long indexOf(long number);

  /** Returns the last frame, by its place, whose number is at most this. */
  long lastUpTo(long number);

  /**
   * Returns the mean absolute difference of hue, saturation and value to the frame before, 0 to
   * 255; see {@link ContentScore}.
   */
  double contentScore() throws MediaException;

  /** Returns the picture reduced as the semantics has it: about 256 pixels wide, 8-bit BGR. */
  Mat reduced() throws MediaException;

  /** Returns the whole picture reduced bilinearly, 8-bit BGR, aspect not kept. */
  Mat scaled(int width, int height) throws MediaException;

  /**
   * Returns the picture averaged down to {@link Thumbnails#WIDTH} x {@link Thumbnails#HEIGHT}
   * pixels, row by row, three bytes each: red, green, blue.
   */
  byte[] thumbnail() throws MediaException;
}
