package org.reelgloss.pipeline.evaluation.ranking;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.reelgloss.pipeline.evaluation.captions.Bleu;
import org.reelgloss.pipeline.evaluation.captions.BleuCounts;
import org.reelgloss.pipeline.evaluation.captions.CaptionScores;

/**
 * A way to choose a caption of each picture.
 *
 * @param figures what it is worth over a draw of pictures, which says how often each picture is in
 *     it; without the metrics in which it has no exact value
 */
record Policy(Map<SelectionMetric, ToDoubleFunction<int[]>> figures) {
  private static final int BLEU_4 = 3;

  /** Returns the policy that takes one caption of each picture. */
  static Policy taking(List<Chosen> pictures, Function<Chosen, CaptionScores> caption) {
    List<CaptionScores> taken = pictures.stream().map(caption).toList();
    List<BleuCounts> counts = taken.stream().map(CaptionScores::bleu).toList();
    return new Policy(
        Map.of(
            SelectionMetric.CIDER,
            mean(taken.stream().mapToDouble(CaptionScores::cider).toArray()),
            SelectionMetric.BLEU_4,
            times -> bleu4(counts, times),
            SelectionMetric.ROUGE_L,
            mean(taken.stream().mapToDouble(CaptionScores::rougeL).toArray())));
  }

  /**
   * Returns what to expect where each candidate is as likely; a BLEU of random choices is no mean.
   */
  static Policy random(List<Chosen> pictures) {
    return new Policy(
        Map.of(
            SelectionMetric.CIDER,
            mean(pictures.stream().mapToDouble(one -> mean(one, CaptionScores::cider)).toArray()),
            SelectionMetric.ROUGE_L,
            mean(
                pictures.stream().mapToDouble(one -> mean(one, CaptionScores::rougeL)).toArray())));
  }

  /** Returns the metrics in which this has a value. */
  Set<SelectionMetric> metrics() {
    return figures.keySet();
  }

  /** Returns what this is worth over a draw of pictures; NaN where it has no value. */
  double value(SelectionMetric metric, int[] times) {
    ToDoubleFunction<int[]> figure = figures.get(metric);
    return figure == null ? Double.NaN : figure.applyAsDouble(times);
  }

  private static double mean(Chosen picture, ToDoubleFunction<CaptionScores> score) {
    double sum = 0;
    for (CaptionScores one : picture.scores()) {
      sum += score.applyAsDouble(one);
    }
    return sum / picture.scores().size();
  }

  /** Returns what takes the mean of values over a draw of them. */
  static ToDoubleFunction<int[]> mean(double[] values) {
    return times -> {
      double sum = 0;
      long count = 0;
      for (int i = 0; i < values.length; i++) {
        sum += times[i] * values[i];
        count += times[i];
      }
      return sum / count;
    };
  }

  private static double bleu4(List<BleuCounts> captions, int[] times) {
    Bleu bleu = new Bleu();
    for (int i = 0; i < times.length; i++) {
      bleu.add(captions.get(i), times[i]);
    }
    return bleu.scores()[BLEU_4];
  }
}
