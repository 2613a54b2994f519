package org.reelgloss.transforms.select;

import java.io.IOException;
import java.io.Serializable;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.schemas.CaptionedClip;

/**
 * Tells how well each candidate's caption fits its clip. Used by one thread at a time; whoever
 * opened it closes it.
 */
public interface Selector extends AutoCloseable {
  /** Opens one selector for a worker thread. */
  @FunctionalInterface
  interface Factory extends Serializable {
    /**
     * Returns a new selector, which the caller closes.
     *
     * @throws IOException if its model cannot be read
     */
    Selector open() throws IOException;
  }

  /** Returns name and version, as it is recorded beside every choice. */
  String model();

  /**
   * Returns one score for each candidate, in order: higher fits better. NaN where the candidate has
   * no text or cannot be judged.
   *
   * @param clip not changed
   * @throws ModelException if the clip cannot be judged at all
   */
  double[] score(CaptionedClip clip) throws ModelException;

  /**
   * Returns the scores together with the clip's embedding, where the selector makes one.
   *
   * @param clip not changed
   * @throws ModelException if the clip cannot be judged at all
   */
  default Judgement judge(CaptionedClip clip) throws ModelException {
    return Judgement.of(score(clip));
  }

  @Override
  void close();
}
