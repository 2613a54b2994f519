package org.reelgloss.transforms.caption;

import java.util.List;

/** Turns sentences into unit vectors whose dot product says how alike their meanings are. */
interface SentenceVectors extends AutoCloseable {
  /** Returns name and version of what makes the vectors. */
  String model();

  /** Returns one vector of Euclidean length 1 for each sentence, in order. */
  float[][] encode(List<String> sentences) throws TeacherException;

  @Override
  void close();
}
