package org.reelgloss.pipeline.selector.training;

import java.util.Arrays;
import org.reelgloss.gpu.Vectors;
import org.reelgloss.transforms.select.RetrievalHeads;

/**
 * Captions of one clip or image of which some are preferred.
 *
 * @param vectors of two captions or more
 * @param relevance of each caption: at least 0, more than 0 in sum, not of all alike; only the
 *     proportions matter
 * @param weight how much the list counts, above 0
 */
@SuppressWarnings("ArrayRecordComponent") // Made, read and never compared.
public record HeadList(VectorList vectors, double[] relevance, double weight)
    implements JudgedList {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number is not as described
   */
  public HeadList {
    JudgedList.checkAll(vectors.captions().length, relevance, weight);
  }

  /** Tells whether some of these captions are preferred to others. */
  public static boolean prefers(double... relevance) {
    return Arrays.stream(relevance).distinct().count() > 1;
  }

  @Override
  public String group() {
    return vectors.group();
  }

  double recall(RetrievalHeads heads) {
    return recall(scores(heads, vectors), relevance);
  }

  /** Returns the share of those that score highest which nothing is preferred to, in [0, 1]. */
  public static double recall(double[] scores, double[] relevance) {
    double best = Arrays.stream(scores).max().orElseThrow();
    double most = Arrays.stream(relevance).max().orElseThrow();
    int firsts = 0;
    int right = 0;
    for (int i = 0; i < scores.length; i++) {
      firsts += scores[i] == best ? 1 : 0;
      right += scores[i] == best && relevance[i] == most ? 1 : 0;
    }
    return (double) right / firsts;
  }

  static double[] scores(RetrievalHeads heads, VectorList list) {
    float[] image = heads.image(list.image());
    return Arrays.stream(list.captions())
        .mapToDouble(caption -> Vectors.dot(image, heads.text(caption)))
        .toArray();
  }
}
