package org.reelgloss.pipeline.evaluation.captions;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * BLEU-1 to BLEU-4 over all captions (Papineni et al., "BLEU: a Method for Automatic Evaluation of
 * Machine Translation", ACL 2002): the share of runs of tokens that a reference has, too, where
 * each caption is held against the reference that is nearest in length, of equally near ones the
 * shorter.
 */
final class Bleu {
  /** What keeps a share of nothing defined. */
  private static final double TINY = 1e-15;

  private static final double SMALL = 1e-9;

  private final long[] right = new long[NGrams.LONGEST];
  private final long[] all = new long[NGrams.LONGEST];
  private long candidateLength;
  private long referenceLength;

  private Bleu() {}

  /** Returns BLEU-1, BLEU-2, BLEU-3 and BLEU-4, each in [0, 1]. */
  static double[] of(TokenizedCaptions captions) {
    Bleu bleu = new Bleu();
    for (int image = 0; image < captions.images(); image++) {
      bleu.add(captions.candidates().get(image), captions.references().get(image));
    }
    return bleu.scores();
  }

  private void add(List<String> candidate, List<List<String>> references) {
    int length = candidate.size();
    candidateLength += length;
    referenceLength +=
        references.stream()
            .map(List::size)
            .min(
                Comparator.<Integer>comparingInt(size -> Math.abs(size - length))
                    .thenComparing(Comparator.naturalOrder()))
            .orElseThrow();
    List<Map<String, Integer>> counts = NGrams.count(candidate);
    List<Map<String, Integer>> most = most(references);
    for (int i = 0; i < NGrams.LONGEST; i++) {
      Map<String, Integer> allowed = most.get(i);
      all[i] += Math.max(0, length - i);
      for (Map.Entry<String, Integer> run : counts.get(i).entrySet()) {
        right[i] += Math.min(run.getValue(), allowed.getOrDefault(run.getKey(), 0));
      }
    }
  }

  /** Returns how often each run is in the reference that has it most often. */
  private static List<Map<String, Integer>> most(List<List<String>> references) {
    List<Map<String, Integer>> most = NGrams.count(List.of());
    for (List<String> reference : references) {
      List<Map<String, Integer>> counts = NGrams.count(reference);
      for (int i = 0; i < NGrams.LONGEST; i++) {
        Map<String, Integer> ofLength = most.get(i);
        counts.get(i).forEach((run, count) -> ofLength.merge(run, count, Math::max));
      }
    }
    return most;
  }

  private double[] scores() {
    double ratio = (candidateLength + TINY) / (referenceLength + SMALL);
    double penalty = ratio < 1 ? Math.exp(1 - 1 / ratio) : 1;
    double product = 1;
    double[] scores = new double[NGrams.LONGEST];
    for (int i = 0; i < NGrams.LONGEST; i++) {
      product *= (right[i] + TINY) / (all[i] + SMALL);
      scores[i] = Math.pow(product, 1.0 / (i + 1)) * penalty;
    }
    return scores;
  }
}
