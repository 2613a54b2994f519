package org.reelgloss.pipeline.selector;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.reelgloss.pipeline.evaluation.ranking.Bootstrap;
import org.reelgloss.pipeline.evaluation.ranking.Measured;
import org.reelgloss.pipeline.evaluation.ranking.Problems;
import org.reelgloss.pipeline.selector.training.Groups;
import org.reelgloss.pipeline.selector.training.HeadEpoch;
import org.reelgloss.pipeline.selector.training.TunedTowers;

/**
 * What a fine-tuning of two towers was like. The figures are of the lists held out, by their
 * weights, with intervals by videos and pictures. The best epoch was chosen by them: that favours
 * them a little.
 *
 * @param base name and version of the towers before
 * @param tuning how
 * @param lists number of lists, those held out among them
 * @param unknown clips and pictures that are not there
 * @param tuned what it came to
 * @param r1Before how often a preferred caption had the highest score, before
 * @param r1 the same with the weights that were kept
 * @param r1Gain the difference
 */
public record TuningReport(
    String base,
    TowerTuning tuning,
    int lists,
    Problems unknown,
    TunedTowers tuned,
    Measured r1Before,
    Measured r1,
    Measured r1Gain) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static TuningReport of(
      String base, TowerTuning tuning, TowerExamples examples, TunedTowers tuned) {
    List<List<TunedTowers.Held>> units =
        List.copyOf(
            tuned.held().stream()
                .collect(
                    Collectors.groupingBy(
                        held -> Groups.unit(held.group()), TreeMap::new, Collectors.toList()))
                .values());
    return new TuningReport(
        base,
        tuning,
        examples.lists().size(),
        examples.unknown(),
        tuned,
        measure(units, TunedTowers.Held::before),
        measure(units, TunedTowers.Held::after),
        measure(units, held -> held.after() - held.before()));
  }

  private static Measured measure(
      List<List<TunedTowers.Held>> units, ToDoubleFunction<TunedTowers.Held> figure) {
    int[] once = new int[units.size()];
    Arrays.fill(once, 1);
    return new Measured(
        mean(units, once, figure),
        Bootstrap.USUAL.interval(units.size(), times -> mean(units, times, figure)));
  }

  private static double mean(
      List<List<TunedTowers.Held>> units, int[] times, ToDoubleFunction<TunedTowers.Held> figure) {
    double sum = 0;
    double all = 0;
    for (int i = 0; i < times.length; i++) {
      for (TunedTowers.Held held : units.get(i)) {
        sum += times[i] * held.weight() * figure.applyAsDouble(held);
        all += times[i] * held.weight();
      }
    }
    return sum / all;
  }

  /** Returns the report as an object; the loss of the start, which is none, is null. */
  public ObjectNode toJson() {
    ObjectNode json = JSON.createObjectNode();
    json.put("base", base).put("device", tuning.device().toString());
    json.put("seed", tuning.training().seed()).put("rate", tuning.training().rate());
    json.put("lists", lists).put("heldOut", tuned.held().size());
    json.put("notThere", unknown.count()).put("best", tuned.best());
    ArrayNode epochs = json.putArray("epochs");
    for (HeadEpoch epoch : tuned.curve()) {
      ObjectNode one = epochs.addObject().put("epoch", epoch.number());
      if (Double.isFinite(epoch.loss())) {
        one.put("loss", epoch.loss());
      } else {
        one.putNull("loss");
      }
      one.put("r1", epoch.recall());
    }
    TrainingReport.put(json, "r1Before", r1Before);
    TrainingReport.put(json, "r1", r1);
    TrainingReport.put(json, "r1Gain", r1Gain);
    return json;
  }

  /** Returns the epochs and the figures as lines of a table, intervals of 95 %. */
  public String toTable() {
    StringBuilder table = new StringBuilder();
    for (HeadEpoch epoch : tuned.curve()) {
      table.append(
          "epoch %3d  loss %8s  R@1 held out %s%s%n"
              .formatted(
                  epoch.number(),
                  TrainingReport.shown(epoch.loss()),
                  TrainingReport.shown(epoch.recall()),
                  epoch.number() == tuned.best() ? "  kept" : ""));
    }
    return table
        .append(TrainingReport.line("R@1, before", r1Before))
        .append(TrainingReport.line("R@1, tuned", r1))
        .append(TrainingReport.line("R@1, gained", r1Gain))
        .toString();
  }
}
