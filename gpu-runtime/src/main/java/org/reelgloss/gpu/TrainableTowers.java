package org.reelgloss.gpu;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.AdamW;
import ai.djl.training.optimizer.Optimizer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.reelgloss.video.RgbImage;

/**
 * Two towers whose weights can be changed, all of them: a bundle of TorchScript. They run as in
 * use, without dropout and with fixed means of batch normalisation. For one thread. Holds the
 * weights, their gradients and two numbers more for each of them, in native memory of the device,
 * until {@link #close}.
 */
public final class TrainableTowers implements AutoCloseable {
  private final ModelBundle bundle;
  private final ImageProcessor processor;
  private final TorchScript vision;
  private final TorchScript text;
  private final boolean masked;
  private final TextSettings settings;
  private final TextTokenizer tokenizer;
  private final List<Trainer> trainers = new ArrayList<>();
  private final Resources resources;
  private double rate;

  private TrainableTowers(ModelBundle bundle, Device device, double decay, Resources opened)
      throws IOException {
    this.bundle = bundle;
    processor = ImageProcessor.of(bundle.config(ImageProcessor.CONFIG));
    masked = TextSettings.seesMask(bundle.config("config.json"));
    vision = script(ModelBundle.VISION, device, opened, VisionTower.OUTPUTS);
    text = script(ModelBundle.TEXT, device, opened, TextTower.OUTPUTS);
    settings = TextSettings.of(bundle, -1);
    tokenizer =
        opened.add(
            TextTokenizer.open(bundle.file("tokenizer.json"), settings.maxLength()),
            TextTokenizer::close);
    for (TorchScript tower : List.of(vision, text)) {
      trainers.add(opened.add(trainer(tower, decay), Trainer::close));
    }
    resources = opened.keep();
  }

  private TorchScript script(String name, Device device, Resources opened, List<String> outputs)
      throws IOException {
    if (bundle.has(name + ".onnx")) {
      throw new IllegalArgumentException(
          "base must be TorchScript, %s.pt, for its weights to be trained, but has %s"
              .formatted(name, bundle.file(name + ".onnx")));
    }
    Path file = PinnedFiles.script(bundle, name + ".pt");
    TorchScript tower =
        opened.add(TorchScript.open(file, device, true, outputs), TorchScript::close);
    List<DataType> types =
        tower.model().getBlock().getParameters().values().stream()
            .map(parameter -> parameter.getArray().getDataType())
            .distinct()
            .toList();
    if (!types.equals(List.of(DataType.FLOAT32))) {
      throw new IllegalArgumentException(
          "base must have parameters, all of 32 bits, to be trained, but %s has %s"
              .formatted(file, types.isEmpty() ? "none; it may be frozen" : types));
    }
    return tower;
  }

  private Trainer trainer(TorchScript tower, double decay) {
    return tower
        .model()
        .newTrainer(
            new DefaultTrainingConfig(Loss.l2Loss()) // Not used: losses are given by callers.
                .optDevices(new ai.djl.Device[] {tower.model().getNDManager().getDevice()})
                .optOptimizer(
                    new OwnedAdamW(
                        Optimizer.adamW()
                            .optLearningRateTracker((parameter, step) -> (float) rate)
                            .optWeightDecays((float) decay),
                        tower.model().getNDManager())));
  }

  /**
   * Loads both towers; the caller closes them.
   *
   * @param decay of the weights, by AdamW (Loshchilov and Hutter, 2019), at least 0
   * @throws IOException if a script or the tokenizer cannot be read
   * @throws IllegalArgumentException if the bundle has no two towers, or one that is not
   *     TorchScript or not named in {@code digests.json}
   */
  public static TrainableTowers open(ModelBundle bundle, Device device, double decay)
      throws IOException {
    bundle.requireKind(ModelBundle.Kind.TWO_TOWER);
    try (Resources opened = new Resources()) {
      return new TrainableTowers(bundle, device, decay, opened);
    }
  }

  /** Returns what owns arrays on the device, which the caller closes. */
  public NDManager newManager() {
    return vision.newManager();
  }

  /** Returns the tokens of texts, as {@link #texts} takes them. */
  public List<long[]> tokens(List<String> texts) {
    return tokenizer.encode(texts);
  }

  /**
   * Runs the tower of pictures.
   *
   * @param owner of the answer
   * @param pictures n, of any size
   * @return (n, width), rows of length 1, of which a gradient can be asked for
   */
  public NDArray images(NDManager owner, List<RgbImage> pictures) throws ModelException {
    List<float[]> prepared = pictures.stream().map(processor::process).toList();
    return units(
        vision.rows(TorchEncoder.pixels(owner, prepared, processor.height(), processor.width())));
  }

  /**
   * Runs the tower of texts.
   *
   * @param owner of the answer
   * @param texts n
   * @return (n, width), rows of length 1, of which a gradient can be asked for
   */
  public NDArray texts(NDManager owner, List<long[]> texts) throws ModelException {
    TokenBatch tokens = TokenBatch.of(texts, settings.padding(), settings.leastLength());
    return units(text.rows(TorchEncoder.tokens(owner, tokens, masked)));
  }

  private static NDArray units(NDArray rows) {
    return rows.normalize(2, 1);
  }

  /**
   * Changes all weights by their gradients, which are 0 afterwards.
   *
   * @param rate by about how much each is changed
   * @throws ModelException if the device fails
   */
  public void step(double rate) throws ModelException {
    this.rate = rate;
    try {
      trainers.forEach(Trainer::step);
    } catch (EngineException e) {
      throw failed(e);
    }
  }

  /** Returns what a failure of the library on the way to a step means. */
  public ModelException failed(EngineException cause) {
    return ModelFailures.of("The towers could not be trained", cause);
  }

  /**
   * Writes the two scripts with the weights that they have now, and {@code digests.json} with what
   * they are, where the bundle has them.
   *
   * @param folder with the other files of the bundle
   */
  public void save(Path folder) throws IOException {
    for (Map.Entry<String, TorchScript> tower : towers().entrySet()) {
      Path file = in(folder, tower.getKey());
      Files.deleteIfExists(file);
      tower.getValue().save(file);
    }
    Path digests = in(folder, PinnedFiles.DIGESTS);
    Files.deleteIfExists(digests);
    PinnedFiles.pin(
        digests, (ObjectNode) bundle.config(PinnedFiles.DIGESTS), name -> in(folder, name));
  }

  private Map<String, TorchScript> towers() {
    return Map.of(ModelBundle.VISION + ".pt", vision, ModelBundle.TEXT + ".pt", text);
  }

  /** Returns where a copy of the bundle has a file of this name; none of those that it has not. */
  private Path in(Path folder, String name) {
    return folder.resolve(bundle.folder().relativize(bundle.file(name)).toString());
  }

  @Override
  public void close() {
    resources.close();
  }

  /** Frees the means of gradients with the towers, which the library leaves to nobody. */
  private static final class OwnedAdamW extends AdamW {
    private final NDManager owner;

    OwnedAdamW(AdamW.Builder builder, NDManager owner) {
      super(builder);
      this.owner = owner;
    }

    @Override
    protected NDArray withDefaultState(
        Map<String, Map<ai.djl.Device, NDArray>> state,
        String key,
        ai.djl.Device device,
        Function<String, NDArray> start) {
      NDArray found = super.withDefaultState(state, key, device, start);
      found.attach(owner);
      return found;
    }
  }
}
