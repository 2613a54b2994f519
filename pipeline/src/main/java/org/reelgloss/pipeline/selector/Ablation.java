package org.reelgloss.pipeline.selector;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.reelgloss.pipeline.evaluation.ranking.Measured;
import org.reelgloss.pipeline.selector.training.CrossValidation;
import org.reelgloss.pipeline.selector.training.RankedList;
import org.reelgloss.pipeline.selector.training.RatedRow;
import org.reelgloss.pipeline.selector.training.ScorerTraining;
import org.reelgloss.transforms.select.Signals;

/**
 * What each kind of signal brings: figures of a training without it, on the same folds. Kinds that
 * no caption has are passed by.
 */
public final class Ablation {
  /**
   * A training with some signals left out.
   *
   * @param without what was left out
   */
  public record Row(String without, Measured r1, Measured pairwise) {}

  private Ablation() {}

  static List<Row> of(ScorerTraining training, int folds, Examples examples) {
    CrossValidation validation = new CrossValidation(training, folds);
    Map<String, Predicate<String>> kinds = new LinkedHashMap<>();
    kinds.put("towers", name -> name.equals("towers"));
    kinds.put("retrieval", name -> name.equals(Signals.RETRIEVAL));
    kinds.put("bank", name -> name.startsWith("bank-"));
    kinds.put("agreement", Signals.OF_GROUPS::contains);
    kinds.put("teachers", name -> name.startsWith(Signals.TEACHER));
    kinds.put("all but towers", name -> !name.equals("towers"));
    for (String name : examples.columns()) {
      if (name.startsWith("bank-")) {
        kinds.put(name, name::equals);
      }
    }
    kinds.values().removeIf(leftOut -> !known(leftOut, examples));
    return kinds.entrySet().stream()
        .map(kind -> row(kind.getKey(), kind.getValue(), validation, examples))
        .toList();
  }

  /** Tells whether there is anything to leave out. */
  private static boolean known(Predicate<String> leftOut, Examples examples) {
    Stream<double[]> all =
        Stream.concat(
            examples.lists().stream().flatMap(list -> Arrays.stream(list.features())),
            examples.rows().stream().map(RatedRow::features));
    return all.anyMatch(
        features ->
            IntStream.range(0, features.length)
                .anyMatch(
                    i -> leftOut.test(examples.columns().get(i)) && !Double.isNaN(features[i])));
  }

  private static Row row(
      String name, Predicate<String> leftOut, CrossValidation validation, Examples examples) {
    Examples fewer =
        new Examples(
            examples.columns(),
            examples.lists().stream().map(list -> without(list, leftOut, examples)).toList(),
            examples.rows().stream()
                .map(
                    row ->
                        new RatedRow(
                            without(row.features(), leftOut, examples),
                            row.accept(),
                            row.weight(),
                            row.group()))
                .toList(),
            examples.unknown(),
            examples.vectors());
    Agreement agreement = Agreement.of(fewer, validation.score(fewer.lists(), fewer.rows()));
    return new Row(name, agreement.r1(), agreement.pairwise());
  }

  private static RankedList without(RankedList list, Predicate<String> leftOut, Examples examples) {
    double[][] features = list.features().clone();
    for (int i = 0; i < features.length; i++) {
      features[i] = without(features[i], leftOut, examples);
    }
    return new RankedList(features, list.relevance(), list.group());
  }

  private static double[] without(double[] features, Predicate<String> leftOut, Examples examples) {
    double[] fewer = features.clone();
    for (int i = 0; i < fewer.length; i++) {
      if (leftOut.test(examples.columns().get(i))) {
        fewer[i] = Double.NaN;
      }
    }
    return fewer;
  }
}
