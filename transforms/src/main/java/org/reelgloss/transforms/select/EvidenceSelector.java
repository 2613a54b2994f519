package org.reelgloss.transforms.select;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reelgloss.gpu.Devices;
import org.reelgloss.gpu.ModelBundle;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.gpu.ModelPool;
import org.reelgloss.schemas.CaptionCandidate;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.Clip;
import org.reelgloss.transforms.select.bank.PictureBank;
import org.reelgloss.transforms.select.bank.PictureBanks;
import org.reelgloss.transforms.select.bank.PictureVectors;

/**
 * Scores a caption by several {@link Signals}, weighted as a {@link ScoringModel} learned it from
 * people's choices. The score, in (0, 1), is the probability that people would accept the caption.
 */
public final class EvidenceSelector implements Selector {
  /** The folder of a bundle that holds its bank. */
  public static final String BANK = "bank";

  private final String name;
  private final SignalReader reader;
  private final ScoringModel model;
  private final ModelPool.@Nullable Lease<SharedBank> bank;

  EvidenceSelector(
      String name,
      SignalReader reader,
      ScoringModel model,
      ModelPool.@Nullable Lease<SharedBank> bank) {
    this.name = name;
    this.reader = reader;
    this.model = model;
    this.bank = bank;
  }

  /** Tells whether a bundle holds what this selector needs. */
  public static boolean isIn(ModelBundle bundle) {
    return bundle.kind() == ModelBundle.Kind.TWO_TOWER
        && !bundle.config(ScoringModel.FILE).isEmpty();
  }

  /**
   * Returns what opens selectors that share models and bank in a JVM.
   *
   * @param bundle folder of a trained selector, readable on every worker
   * @param devices where the towers run
   */
  public static Selector.Factory factory(String bundle, Devices devices) {
    return () -> open(ModelBundle.open(Path.of(bundle)), devices);
  }

  private static EvidenceSelector open(ModelBundle bundle, Devices devices) throws IOException {
    ScoringModel model = ScoringModel.of(bundle.config(ScoringModel.FILE));
    ModelPool.Lease<SharedBank> bank = model.bank() ? SharedBank.lease(bundle, devices) : null;
    try {
      PictureBank pictures = bank == null ? null : bank.model().bank();
      SignalReader reader =
          SignalReader.open(
              bundle,
              pictures,
              encoder(bundle.folder()),
              heads(bundle, model),
              model.terms().containsKey(Signals.TOLD),
              devices);
      return new EvidenceSelector(bundle.id(), reader, model, bank);
    } catch (IOException | RuntimeException failed) {
      if (bank != null) {
        bank.close();
      }
      throw failed;
    }
  }

  private static @Nullable RetrievalHeads heads(ModelBundle bundle, ScoringModel model)
      throws IOException {
    return model.heads().isEmpty()
        ? null
        : RetrievalHeadsFile.load(bundle.folder(), model.heads().get());
  }

  private static @Nullable ModelBundle encoder(Path bundle) {
    Path encoder = bundle.resolve(ModelBundle.ENCODER);
    return Files.isDirectory(encoder) ? ModelBundle.open(encoder) : null;
  }

  @Override
  public String model() {
    return name;
  }

  @Override
  public boolean looksAtFrames() {
    return reader.looksAtFrames();
  }

  @Override
  public double[] score(CaptionedClip clip) throws ModelException {
    return judge(clip).scores();
  }

  @Override
  public Judgement judge(CaptionedClip clip) throws ModelException {
    PictureVectors vectors = reader.embed(clip.getClip());
    List<double @Nullable []> signals = reader.read(clip, vectors);
    double[] scores = new double[signals.size()];
    for (int i = 0; i < scores.length; i++) {
      CaptionCandidate candidate = clip.getCandidates().get(i);
      double[] known = signals.get(i);
      scores[i] = known == null ? Double.NaN : model.score(known, candidate.getTeacher());
    }
    return new Judgement(scores, FloatLists.toList(vectors.tower()), reader.towers());
  }

  @Override
  public double[] rate(Clip clip, List<String> captions) throws ModelException {
    List<double[]> signals = reader.read(clip, reader.embed(clip), captions);
    return signals.stream().mapToDouble(known -> model.score(known, "")).toArray();
  }

  @Override
  public void close() {
    reader.close();
    if (bank != null) {
      bank.close();
    }
  }

  /** The one copy of a bank that a JVM has. */
  record SharedBank(PictureBank bank) implements AutoCloseable {
    static ModelPool.Lease<SharedBank> lease(ModelBundle bundle, Devices devices)
        throws IOException {
      try {
        return ModelPool.on(devices)
            .lease(
                "bank:%s in %s of %x" // Jobs that share a pool have classes of their own.
                    .formatted(
                        bundle.id(),
                        bundle.folder(),
                        System.identityHashCode(SharedBank.class.getClassLoader())),
                () -> new SharedBank(PictureBanks.load(bundle.folder().resolve(BANK))));
      } catch (ModelException cause) {
        throw new IOException("Cannot load the bank in " + bundle.folder(), cause);
      }
    }

    @Override
    public void close() {
      // Memory of the Java heap alone.
    }
  }
}
