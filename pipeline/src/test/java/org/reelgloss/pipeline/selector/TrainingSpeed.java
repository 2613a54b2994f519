package org.reelgloss.pipeline.selector;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.reelgloss.pipeline.evaluation.ranking.Problems;
import org.reelgloss.pipeline.selector.training.CrossValidation;
import org.reelgloss.pipeline.selector.training.Films;
import org.reelgloss.pipeline.selector.training.HeadCrossValidation;
import org.reelgloss.pipeline.selector.training.HeadData;
import org.reelgloss.pipeline.selector.training.HeadList;
import org.reelgloss.pipeline.selector.training.HeadTraining;
import org.reelgloss.pipeline.selector.training.RankedList;
import org.reelgloss.pipeline.selector.training.ScorerTraining;
import org.reelgloss.pipeline.selector.training.VectorList;
import org.reelgloss.transforms.select.Signals;

/**
 * Prints how many seconds the parts of a training take, and all of it, on made-up lists of six
 * candidates with 30 signals and vectors of 256 numbers. Argument: number of lists, such as 5000.
 */
final class TrainingSpeed {
  private static final int SIGNALS = 30;
  private static final int WIDTH = 256;
  private static final int FOLDS = 5;

  private TrainingSpeed() {}

  public static void main(String[] arguments) throws Exception {
    Examples examples = examples(Films.of(Integer.parseInt(arguments[0]), WIDTH, 1));
    HeadTraining heads = new HeadTraining(1);
    ScorerTraining scorer = ScorerTraining.create().withSeed(1);
    CrossValidation validation = new CrossValidation(scorer, FOLDS);
    time("scorer", () -> scorer.fit(examples.lists(), List.of()));
    time("its folds", () -> validation.score(examples.lists(), List.of()));
    time("heads", () -> heads.train(examples.vectors().judged()));
    time("their folds", () -> new HeadCrossValidation(heads, FOLDS).score(examples.vectors()));
    time(
        "all",
        () -> {
          RetrievalTrial trial = RetrievalTrial.of(heads, validation, FOLDS, examples);
          System.out.println("kept: " + trial.retrieval().orElseThrow().kept());
          return scorer.fit(trial.examples().lists(), List.of());
        });
  }

  private static void time(String name, Callable<?> work) throws Exception {
    long start = System.nanoTime();
    long cpu = cpu();
    work.call();
    double wall = (System.nanoTime() - start) / 1e9;
    System.out.printf("%s: %.1f s, of CPU %.1f s%n", name, wall, (cpu() - cpu) / 1e9);
  }

  private static long cpu() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  /** Returns examples whose signals know as much as the first of them. */
  private static Examples examples(List<HeadList> films) {
    Random random = new Random(2);
    List<String> columns = new ArrayList<>(List.of("towers", Signals.RETRIEVAL));
    while (columns.size() < SIGNALS) {
      columns.add("signal-" + columns.size());
    }
    List<RankedList> lists = new ArrayList<>();
    List<VectorList> vectors = new ArrayList<>();
    for (HeadList film : films) {
      double[][] features = new double[film.relevance().length][SIGNALS];
      for (int i = 0; i < features.length; i++) {
        for (int j = 0; j < SIGNALS; j++) {
          features[i][j] = film.relevance()[i] + 2 * random.nextGaussian();
        }
        features[i][1] = Double.NaN;
      }
      lists.add(new RankedList(features, film.relevance(), film.vectors().group()));
      vectors.add(film.vectors());
    }
    HeadData data = new HeadData(films, vectors, List.of());
    return new Examples(columns, lists, List.of(), new Problems(), data);
  }
}
