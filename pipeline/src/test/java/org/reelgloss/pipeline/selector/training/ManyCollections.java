package org.reelgloss.pipeline.selector.training;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;

/** Trains and prints how often garbage was collected meanwhile and what was found. */
final class ManyCollections {
  private ManyCollections() {}

  public static void main(String[] arguments) {
    long before = collections();
    List<String> found = found();
    System.out.println(collections() - before);
    found.forEach(System.out::println);
  }

  /** Returns what must be the same however often garbage is collected. */
  static List<String> found() {
    TrainedScorer scorer =
        ScorerTraining.create()
            .withValidationShare(0)
            .withMostEpochs(1500)
            .fit(Judged.lists(400, 20, 1, 1), Judged.rows(400, 20, 2));
    return List.of(Arrays.toString(scorer.scorer().weights()), scorer.curve().toString());
  }

  private static long collections() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
        .sum();
  }
}
