package org.reelgloss.transforms.select;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.Clip;

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

  /** Tells whether it sees more in a clip's frames than an embedding of its own holds. */
  default boolean looksAtFrames() {
    return false;
  }

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

  /**
   * Returns one score for each caption, in order, each judged by itself: nobody knows whose they
   * are, and they are not held against one another. NaN where a caption cannot be judged.
   *
   * @param clip with frames or what else the selector goes by; not changed
   * @param captions not blank
   * @throws ModelException if the clip cannot be judged at all
   */
  default double[] rate(Clip clip, List<String> captions) throws ModelException {
    double[] scores = new double[captions.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = score(Judged.of(clip, List.of(captions.get(i))))[0];
    }
    return scores;
  }

  @Override
  void close();
}
