package org.reelgloss.pipeline.selector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.reelgloss.gpu.Device;
import org.reelgloss.gpu.ModelBundle;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.gpu.TrainableTowers;
import org.reelgloss.pipeline.evaluation.ranking.ClipSource;
import org.reelgloss.pipeline.evaluation.ranking.RatedCaption;
import org.reelgloss.pipeline.selector.training.TowerTraining;

/**
 * Fine-tunes whole two-tower bundles and writes them as bundles: the base's files with other
 * scripts, their digests, and {@code training.json} with what the training was like.
 *
 * @param base a two-tower bundle of TorchScript
 * @param device where it is trained
 * @param training how
 */
public record TowerTuning(Path base, Device device, TowerTraining training) {
  /**
   * Trains and writes the bundle, which is there when it is finished and not before.
   *
   * @param preferences of candidates
   * @param ratings of captions by picture
   * @param clips where clips and pictures are found by name
   * @param output a folder that is empty or is not there
   * @return what the training was like
   * @throws IllegalArgumentException if the base is no two-tower bundle of TorchScript, the output
   *     is in use, or there is too little to learn from
   * @throws IOException if something cannot be read or written
   * @throws ModelException if a tower fails
   */
  public TuningReport run(
      List<Preference> preferences,
      Map<String, List<RatedCaption>> ratings,
      ClipSource clips,
      Path output)
      throws IOException, ModelException {
    SelectorBundle.checkFree(output);
    ModelBundle bundle = ModelBundle.open(base);
    try (TrainableTowers towers = TrainableTowers.open(bundle, device, TowerTraining.DECAY)) {
      TowerExamples examples = TowerExamples.read(preferences, ratings, clips, towers);
      checkEnough(examples);
      Path unfinished = SelectorBundle.beside(output);
      try {
        SelectorBundle.copyBase(bundle, unfinished);
        TuningReport report =
            TuningReport.of(
                bundle.id(), this, examples, training.train(towers, examples.lists(), unfinished));
        Files.writeString(
            unfinished.resolve(SelectorBundle.REPORT), report.toJson().toPrettyString() + '\n');
        Files.deleteIfExists(output);
        Files.move(unfinished, output);
        return report;
      } finally {
        SelectorBundle.delete(unfinished);
      }
    }
  }

  private static void checkEnough(TowerExamples examples) {
    long groups = examples.units();
    if (groups < SelectorTraining.LEAST_GROUPS) {
      throw new IllegalArgumentException(
          "choices and judgements must prefer captions of at least %d videos or pictures, but do of %d"
                  .formatted(SelectorTraining.LEAST_GROUPS, groups)
              + "; %d more are not there".formatted(examples.unknown().count()));
    }
  }
}
