package org.reelgloss.pipeline.evaluation.captions;

import java.util.Comparator;
import java.util.List;

/**
 * What one caption adds to a {@link Bleu}.
 *
 * @param right for each length of runs how many of the caption's the references have, too
 * @param length of the caption, in tokens
 * @param referenceLength that of the reference that is nearest in length
 */
@SuppressWarnings("ArrayRecordComponent") // Made once, never changed and never compared.
public record BleuCounts(int[] right, int length, int referenceLength) {
  /** Holds a caption against its references, at least one. */
  static BleuCounts of(Runs candidate, List<Runs> references) {
    int[] right = new int[Runs.LONGEST];
    for (int length = 1; length <= Runs.LONGEST; length++) {
      right[length - 1] = right(candidate.of(length), references, length);
    }
    return new BleuCounts(right, candidate.tokens(), nearest(candidate.tokens(), references));
  }

  /** A run counts at most as often as in the reference that has it most often. */
  private static int right(RunCounts candidate, List<Runs> references, int length) {
    int[] most = new int[candidate.size()];
    for (Runs reference : references) {
      int[] theirs = candidate.in(reference.of(length));
      for (int i = 0; i < most.length; i++) {
        most[i] = Math.max(most[i], theirs[i]);
      }
    }
    int right = 0;
    for (int i = 0; i < most.length; i++) {
      right += Math.min(candidate.count(i), most[i]);
    }
    return right;
  }

  private static int nearest(int length, List<Runs> references) {
    return references.stream()
        .map(Runs::tokens)
        .min(
            Comparator.<Integer>comparingInt(size -> Math.abs(size - length))
                .thenComparing(Comparator.naturalOrder()))
        .orElseThrow();
  }
}
