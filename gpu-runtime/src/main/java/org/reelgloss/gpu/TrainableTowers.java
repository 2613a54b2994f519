package org.reelgloss.gpu;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    vision = script(ModelBundle.VISION, device, opened, "image_embeds");
    text = script(ModelBundle.TEXT, device, opened, "text_embeds");
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

  private TorchScript script(String name, Device device, Resources opened, String output)
      throws IOException {
    if (bundle.has(name + ".onnx")) {
      throw new IllegalArgumentException(
          "base must be TorchScript, %s.pt, for its weights to be trained, but has %s"
              .formatted(name, bundle.file(name + ".onnx")));
    }
    return opened.add(
        TorchScript.open(
            PinnedFiles.script(bundle, name + ".pt"),
            device,
            true,
            List.of(output, "pooler_output")),
        TorchScript::close);
  }

  private Trainer trainer(TorchScript tower, double decay) {
    return tower
        .model()
        .newTrainer(
            new DefaultTrainingConfig(Loss.l2Loss()) // Not used: losses are given by callers.
                .optDevices(new ai.djl.Device[] {tower.model().getNDManager().getDevice()})
                .optOptimizer(
                    Optimizer.adamW()
                        .optLearningRateTracker((parameter, step) -> (float) rate)
                        .optWeightDecays((float) decay)
                        .build()));
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
    } catch (EngineException | IllegalStateException e) {
      throw ModelFailures.of("The towers could not be trained", e);
    }
  }

  /**
   * Writes the two scripts with the weights that they have now, and {@code digests.json} with what
   * they are.
   *
   * @param folder that is there
   */
  public void save(Path folder) throws IOException {
    vision.save(folder.resolve(ModelBundle.VISION + ".pt"));
    text.save(folder.resolve(ModelBundle.TEXT + ".pt"));
    PinnedFiles.pin(
        folder,
        (ObjectNode) bundle.config(PinnedFiles.DIGESTS),
        List.of(ModelBundle.VISION + ".pt", ModelBundle.TEXT + ".pt"));
  }

  @Override
  public void close() {
    resources.close();
  }
}
