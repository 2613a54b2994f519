package org.reelgloss.pipeline.evaluation.ranking;

import java.io.IOException;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.schemas.Clip;
import org.reelgloss.transforms.select.Selector;

/**
 * What a selector said of the captions of one picture.
 *
 * @param values one for each caption; empty where there is a problem
 * @param problem why the picture cannot be judged; empty where it can
 */
@SuppressWarnings("ArrayRecordComponent") // Made, read once and never compared.
record Scores(double[] values, String problem) {
  /** Lets a selector judge a clip. */
  @FunctionalInterface
  interface Judge {
    double[] scores(Selector selector, Clip clip) throws ModelException;
  }

  /** Finds a picture and lets a selector judge it. */
  static Scores of(ClipSource pictures, String name, Selector selector, Judge judge) {
    try {
      Clip clip = pictures.find(name);
      return clip == null
          ? new Scores(new double[0], "there is no picture " + name)
          : new Scores(judge.scores(selector, clip), "");
    } catch (ModelException | IOException unusable) {
      return new Scores(
          new double[0], "picture " + name + " cannot be judged: " + unusable.getMessage());
    }
  }
}
