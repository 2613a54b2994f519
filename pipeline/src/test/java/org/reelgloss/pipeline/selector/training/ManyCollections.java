package org.reelgloss.pipeline.selector.training;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Trains both and prints how often garbage was collected during each and what was found. */
final class ManyCollections {
  private ManyCollections() {}

  public static void main(String[] arguments) {
    long before = collections();
    List<String> scorer = scorer();
    long between = collections();
    List<String> heads = heads();
    System.out.println(between - before);
    System.out.println(collections() - between);
    Stream.concat(scorer.stream(), heads.stream()).forEach(System.out::println);
  }

  /** Returns what must be the same however often garbage is collected. */
  static List<String> found() {
    return Stream.concat(scorer().stream(), heads().stream()).toList();
  }

  private static List<String> scorer() {
    TrainedScorer scorer =
        ScorerTraining.create()
            .withValidationShare(0)
            .withMostEpochs(300)
            .fit(Judged.lists(400, 20, 1, 1), Judged.rows(400, 20, 2));
    return List.of(Arrays.toString(scorer.scorer().weights()), scorer.curve().toString());
  }

  private static List<String> heads() {
    TrainedHeads heads = new HeadTraining(2).train(Films.of(256, 128, 3));
    return List.of(heads.heads().digest(), heads.curve().toString());
  }

  private static long collections() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
        .sum();
  }
}
