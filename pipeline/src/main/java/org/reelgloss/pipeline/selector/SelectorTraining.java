package org.reelgloss.pipeline.selector;

import com.google.auto.value.AutoValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.reelgloss.gpu.Devices;
import org.reelgloss.gpu.ModelBundle;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.pipeline.evaluation.ranking.ClipSource;
import org.reelgloss.pipeline.evaluation.ranking.RatedCaption;
import org.reelgloss.pipeline.selector.training.Calibration;
import org.reelgloss.pipeline.selector.training.CrossValidation;
import org.reelgloss.pipeline.selector.training.HeadTraining;
import org.reelgloss.pipeline.selector.training.LinearScorer;
import org.reelgloss.pipeline.selector.training.ScorerTraining;
import org.reelgloss.pipeline.selector.training.ThresholdSuggestion;
import org.reelgloss.pipeline.selector.training.TrainedScorer;
import org.reelgloss.transforms.select.ScoringModel;
import org.reelgloss.transforms.select.SignalReader;
import org.reelgloss.transforms.select.bank.CaptionedPicture;
import org.reelgloss.transforms.select.bank.PictureBank;

/**
 * Trains a selector and writes it as a bundle: the base bundle's files, {@code selector.json} with
 * the weights, the bank, retrieval heads where they help, and what the training was like.
 *
 * <p>All figures are of scores by a model that was not fitted to the picture or clip, in five
 * folds; the bundle's own weights are fitted to everything. Where heads are kept, the scorer of a
 * fold knew what heads of other folds say, and those saw the fold: that favours it a little.
 */
@AutoValue
public abstract class SelectorTraining {
  /** Fewer clips and pictures than this teach nothing. */
  static final int LEAST_GROUPS = 10;

  private static final int FOLDS = 5;

  /** The L2 is this over the number of clips and pictures: who knows little stays at the prior. */
  private static final double DOUBT = 50;

  /** Near what training on ratings and on candidates with references gave. */
  private static final Map<String, Double> PRIOR =
      Map.of(
          "towers", 0.1,
          "bank-meaning", 0.1,
          "bank-words", 0.05,
          "bank-cider", 0.1,
          "bank-expected-cider", 0.3,
          "cider-agreement", 0.05);

  private static final double WANTED_ACCEPTANCE = 0.5;

  abstract Path base();

  abstract @Nullable Path bank();

  abstract List<String> bankParts();

  abstract @Nullable Path encoder();

  abstract List<Preference> preferences();

  abstract Map<String, List<RatedCaption>> ratings();

  abstract ClipSource clips();

  abstract Devices devices();

  abstract long seed();

  abstract boolean ablation();

  /** Returns a builder; only bank and encoder may be left out. */
  public static Builder builder() {
    return new AutoValue_SelectorTraining.Builder()
        .setPreferences(List.of())
        .setRatings(Map.of())
        .setBankParts(List.of())
        .setDevices(Devices.AUTO)
        .setSeed(0)
        .setAblation(false);
  }

  /** Sets what a training works with. */
  @AutoValue.Builder
  public abstract static class Builder {
    /** The two-tower bundle that the selector builds on. */
    public abstract Builder setBase(Path bundle);

    /** A folder of captioned pictures; null for none. */
    public abstract Builder setBank(@Nullable Path folder);

    /** The parts of the folder, as {@link BankFolder} says; none for the usual one. */
    public abstract Builder setBankParts(List<String> parts);

    /** A bundle that encodes pictures, to find the bank's like ones by; null for none. */
    public abstract Builder setEncoder(@Nullable Path bundle);

    public abstract Builder setPreferences(List<Preference> preferences);

    /** Rated captions by picture. */
    public abstract Builder setRatings(Map<String, List<RatedCaption>> ratings);

    /** Where clips and pictures are found by name. */
    public abstract Builder setClips(ClipSource clips);

    public abstract Builder setDevices(Devices devices);

    /** Chooses the folds and what is held out. */
    public abstract Builder setSeed(long seed);

    /** Whether to train once more without each kind of signal. */
    public abstract Builder setAblation(boolean ablation);

    public abstract SelectorTraining build();
  }

  /**
   * Trains and writes the bundle.
   *
   * @param output a folder that is empty or is not there
   * @return what the training was like
   * @throws IllegalArgumentException if the base is no two-tower bundle, the encoder none of
   *     pictures, the bank is not as it should be, the output is in use, or there is too little to
   *     learn from
   * @throws IOException if something cannot be read or written
   * @throws ModelException if a model fails
   */
  public TrainingReport run(Path output) throws IOException, ModelException {
    SelectorBundle.checkFree(output);
    ModelBundle bundle = ModelBundle.open(base());
    if (bundle.kind() != ModelBundle.Kind.TWO_TOWER) {
      throw new IllegalArgumentException("base must be a two-tower bundle, but was: " + base());
    }
    ModelBundle encoder = openEncoder();
    Path folder = bank();
    List<CaptionedPicture> pictures =
        folder == null
            ? List.of()
            : BankFolder.read(folder, bankParts(), new BankModels(bundle, encoder, devices()));
    PictureBank known = folder == null ? null : bankWithoutJudged(pictures);
    Examples examples;
    try (SignalReader reader = SignalReader.open(bundle, known, encoder, null, true, devices())) {
      examples = Examples.read(preferences(), ratings(), clips(), reader);
    }
    check(examples);
    TrainingReport report =
        train(bundle.id(), Optional.ofNullable(encoder).map(ModelBundle::id), examples);
    boolean all = known == null || known.pictures().size() == pictures.size();
    PictureBank whole = all ? known : PictureBank.of(pictures);
    SelectorBundle.write(bundle, encoder, report, whole, output);
    return report;
  }

  private @Nullable ModelBundle openEncoder() {
    Path folder = encoder();
    if (folder == null) {
      return null;
    }
    if (bank() == null) {
      throw new IllegalArgumentException(
          "picture-encoder needs a bank to look in, but there was none beside: " + folder);
    }
    ModelBundle bundle = ModelBundle.open(folder);
    if (bundle.kind() != ModelBundle.Kind.PICTURE_ENCODER) {
      throw new IllegalArgumentException(
          "picture-encoder must be an encoder of pictures, but was a %s: %s"
              .formatted(bundle.kind(), folder));
    }
    return bundle;
  }

  /** What is said of a judged picture may be what is judged about another one. */
  private PictureBank bankWithoutJudged(List<CaptionedPicture> pictures) {
    Set<String> judged = new HashSet<>(ratings().keySet());
    preferences().forEach(preference -> judged.add(preference.name()));
    return PictureBank.of(
        pictures.stream().filter(picture -> !judged.contains(picture.name())).toList());
  }

  private static void check(Examples examples) {
    int groups = examples.groups();
    if (groups < LEAST_GROUPS) {
      throw new IllegalArgumentException(
          "choices and judgements must be about at least %d clips or pictures, but are about %d"
                  .formatted(LEAST_GROUPS, groups)
              + "; %d more are not there".formatted(examples.unknown().count()));
    }
  }

  private TrainingReport train(String base, Optional<String> encoder, Examples read) {
    ScorerTraining training = training(read);
    RetrievalTrial trial =
        RetrievalTrial.of(
            new HeadTraining(seed()), new CrossValidation(training, FOLDS), FOLDS, read);
    Examples examples = trial.examples();
    TrainedScorer trained = training.fit(examples.lists(), examples.rows());
    Acceptance acceptance = Acceptance.of(examples, trial.unseen());
    Calibration calibration = acceptance.calibration();
    double[] probabilities =
        IntStream.range(0, acceptance.scores().length)
            .mapToDouble(i -> calibration.probability(acceptance.scores()[i]))
            .toArray();
    Optional<ThresholdSuggestion> threshold =
        ThresholdSuggestion.of(probabilities, acceptance.accepted(), WANTED_ACCEPTANCE);
    Optional<String> heads =
        trial.retrieval().filter(Retrieval::kept).map(kept -> kept.trained().heads().digest());
    return new TrainingReport(
        base,
        encoder,
        seed(),
        examples,
        model(examples.columns(), trained.scorer(), calibration, threshold, heads),
        trained,
        Agreement.of(examples, trial.unseen()),
        acceptance.reliability(probabilities),
        threshold,
        trial.retrieval(),
        ablation() ? Ablation.of(training, FOLDS, examples) : List.of());
  }

  private ScorerTraining training(Examples examples) {
    Map<Integer, Double> prior = new HashMap<>();
    PRIOR.forEach((signal, weight) -> prior.put(examples.columns().indexOf(signal), weight));
    return ScorerTraining.create()
        .withL2(DOUBT / examples.groups())
        .withPrior(prior)
        .withSeed(seed());
  }

  private ScoringModel model(
      List<String> columns,
      LinearScorer scorer,
      Calibration calibration,
      Optional<ThresholdSuggestion> threshold,
      Optional<String> heads) {
    Map<String, ScoringModel.Term> terms = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      if (scorer.weights()[i] != 0) {
        terms.put(
            columns.get(i),
            new ScoringModel.Term(scorer.mean()[i], scorer.scale()[i], scorer.weights()[i]));
      }
    }
    return new ScoringModel(
        terms,
        calibration.slope(),
        calibration.intercept() + calibration.slope() * scorer.bias(),
        threshold.map(ThresholdSuggestion::threshold).orElse(1.0),
        bank() != null,
        heads);
  }
}
