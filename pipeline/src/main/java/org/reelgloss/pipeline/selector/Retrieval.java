package org.reelgloss.pipeline.selector;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.reelgloss.pipeline.evaluation.ranking.Measured;
import org.reelgloss.pipeline.selector.training.HeadEpoch;
import org.reelgloss.pipeline.selector.training.TrainedHeads;

/**
 * What fine-tuned retrieval heads give.
 *
 * @param alone how often heads that did not see the group agree with people, beside the two towers
 * @param gain by how much the loss of scorers that did not see the group falls, in nats, where they
 *     know what such heads say; NaN where training did not help at all
 * @param trained the heads, trained on everything
 */
public record Retrieval(Agreement alone, Measured gain, TrainedHeads trained) {
  private static final int FEW_LISTS = 10;

  /**
   * Tells whether both the heads alone agree with people more often than the two towers do (in R@1,
   * or in pairs where there are fewer than ten lists) and the loss falls, each for certain: its
   * interval is above 0. Else the heads are left out.
   */
  public boolean kept() {
    Measured first = alone.lists() < FEW_LISTS ? alone.pairwiseGain() : alone.r1Gain();
    return first.interval().low() > 0 && gain.interval().low() > 0;
  }

  /** Puts the figures under their names. */
  void putInto(Map<String, Measured> figures) {
    figures.put("R@1, heads alone", alone.r1());
    figures.put("R@1, heads gained", alone.r1Gain());
    figures.put("loss, heads gained", gain);
    figures.put("pairs, heads alone", alone.pairwise());
    figures.put("pairs, heads gained", alone.pairwiseGain());
  }

  /** Puts all into an object; null where a number is of nothing. */
  void putInto(ObjectNode json) {
    json.put("kept", kept());
    TrainingReport.put(json, "lossGain", gain);
    alone.putFigures(json);
    json.put("epochs", trained.best());
    ArrayNode curve = json.putArray("curve");
    for (HeadEpoch epoch : trained.curve()) {
      ObjectNode one = curve.addObject().put("epoch", epoch.number());
      put(one, "loss", epoch.loss());
      put(one, "recall", epoch.recall());
    }
  }

  private static void put(ObjectNode json, String key, double value) {
    if (Double.isFinite(value)) {
      json.put(key, value);
    } else {
      json.putNull(key);
    }
  }
}
