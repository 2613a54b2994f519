package org.reelgloss.transforms.select;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reelgloss.gpu.Devices;
import org.reelgloss.gpu.ModelBundle;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.gpu.Vectors;
import org.reelgloss.schemas.CaptionCandidate;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.Clip;
import org.reelgloss.transforms.select.bank.BankView;
import org.reelgloss.transforms.select.bank.CaptionText;
import org.reelgloss.transforms.select.bank.PictureBank;
import org.reelgloss.transforms.select.bank.PictureVectors;

/**
 * Finds the {@link Signals} of captions for a clip, through a two-tower model, the sentence encoder
 * and, where there is one, a bank of captioned pictures. For one thread; whoever opened it closes
 * it.
 */
public final class SignalReader implements AutoCloseable {
  private static final int TOWERS = Signals.all().indexOf("towers");
  private static final int RETRIEVAL = Signals.all().indexOf(Signals.RETRIEVAL);
  private static final int TOLD = Signals.all().indexOf("told");

  /** Where the bank's begin, which are together. */
  private static final int BANK = TOLD + 1;

  private static final float[] NONE = {};

  private final ClipEmbedder clips;
  private final PictureTextEmbedder towers;
  private final SentenceEmbedder sentences;
  private final EmbeddingCache meanings;
  private final EmbeddingCache texts;
  private final @Nullable PictureBank bank;
  private final @Nullable PictureEmbedder encoder;
  private final @Nullable RetrievalHeads heads;

  SignalReader(
      PictureTextEmbedder towers,
      SentenceEmbedder sentences,
      @Nullable PictureBank bank,
      @Nullable PictureEmbedder encoder,
      @Nullable RetrievalHeads heads) {
    this.towers = towers;
    this.sentences = sentences;
    this.bank = bank;
    this.encoder = encoder;
    this.heads = heads;
    clips = new ClipEmbedder(towers, encoder);
    meanings = new EmbeddingCache(sentences::embed);
    texts = new EmbeddingCache(towers::embedTexts);
  }

  /**
   * Opens a reader, which shares models with all of the JVM.
   *
   * @param bundle a two-tower bundle
   * @param bank null where there is none
   * @param encoder a bundle that encodes pictures, by which the bank's pictures are told alike,
   *     too; null where there is none
   * @param heads that were fine-tuned for the towers; null where there are none
   * @throws IOException if a model cannot be loaded
   */
  public static SignalReader open(
      ModelBundle bundle,
      @Nullable PictureBank bank,
      @Nullable ModelBundle encoder,
      @Nullable RetrievalHeads heads,
      Devices devices)
      throws IOException {
    LeasedTwoTower towers = LeasedTwoTower.open(bundle, devices);
    try {
      return open(towers, bank, encoder, heads, devices);
    } catch (IOException | RuntimeException failed) {
      towers.close();
      throw failed;
    }
  }

  private static SignalReader open(
      LeasedTwoTower towers,
      @Nullable PictureBank bank,
      @Nullable ModelBundle encoder,
      @Nullable RetrievalHeads heads,
      Devices devices)
      throws IOException {
    SentenceEmbedder sentences = LeasedSentenceEncoder.open();
    try {
      PictureEmbedder pictures =
          encoder == null ? null : LeasedPictureEncoder.open(encoder, devices);
      return new SignalReader(towers, sentences, bank, pictures, heads);
    } catch (IOException | RuntimeException failed) {
      sentences.close();
      throw failed;
    }
  }

  /** Tells whether there is an encoder that sees more in frames than an embedding holds. */
  boolean looksAtFrames() {
    return encoder != null;
  }

  /** Returns name and version of the two-tower model, which made the vectors of clips. */
  public String towers() {
    return towers.model();
  }

  /**
   * Returns the vectors of a clip: that which it has of the same towers, or else the mean of its
   * frames.
   *
   * @throws ModelException if it has neither, or the model fails
   */
  public PictureVectors embed(Clip clip) throws ModelException {
    return clips.embed(clip);
  }

  /**
   * Returns the signals of each candidate, in order; null for one without a text.
   *
   * @param vectors of the clip
   */
  public List<double @Nullable []> read(CaptionedClip clip, PictureVectors vectors)
      throws ModelException {
    List<CaptionCandidate> candidates = clip.getCandidates();
    List<Evidence> told = Evidence.of(clip.getClip());
    List<String> texts =
        candidates.stream().map(CaptionCandidate::getText).flatMap(Optional::stream).toList();
    List<CaptionText> captions = captions(texts);
    List<double[]> signals = alone(clip.getClip().getClipId(), vectors, captions);
    GroupSignals group = GroupSignals.of(captions, bank);
    List<double @Nullable []> all = new ArrayList<>();
    int next = 0;
    for (CaptionCandidate candidate : candidates) {
      if (candidate.getText().isEmpty()) {
        all.add(null);
      } else {
        double[] ofCaption = signals.get(next);
        ofCaption[TOLD] = told(candidate, captions.get(next), told);
        group.put(next, ofCaption);
        all.add(ofCaption);
        next++;
      }
    }
    return all;
  }

  /**
   * Returns the signals of captions that are judged each by itself.
   *
   * @param clip its id is passed by in the bank
   * @param vectors of the clip
   */
  public List<double[]> read(Clip clip, PictureVectors vectors, List<String> captions)
      throws ModelException {
    return alone(clip.getClipId(), vectors, captions(captions));
  }

  /**
   * Returns the vector of each caption in the text tower, in order; those of captions that were
   * read last are remembered.
   */
  public List<float[]> texts(List<String> captions) throws ModelException {
    Map<String, float[]> vectors = texts.embed(captions);
    return captions.stream().map(caption -> vectors.getOrDefault(caption, NONE)).toList();
  }

  private List<CaptionText> captions(List<String> texts) throws ModelException {
    Map<String, float[]> vectors = meanings.embed(texts);
    List<float[]> ofTower = texts(texts);
    List<CaptionText> captions = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      float[] meaning = vectors.getOrDefault(texts.get(i), NONE);
      captions.add(CaptionText.of(texts.get(i), meaning, ofTower.get(i)));
    }
    return captions;
  }

  private List<double[]> alone(String clipId, PictureVectors vectors, List<CaptionText> captions) {
    BankView view = bank == null || captions.isEmpty() ? null : bank.look(vectors, clipId);
    float[] seen = heads == null ? NONE : heads.image(vectors.tower());
    List<double[]> all = new ArrayList<>();
    for (CaptionText caption : captions) {
      double[] signals = new double[Signals.all().size()];
      Arrays.fill(signals, Double.NaN);
      signals[TOWERS] = Vectors.dot(vectors.tower(), caption.text());
      if (heads != null) {
        signals[RETRIEVAL] = Vectors.dot(seen, heads.text(caption.text()));
      }
      if (view != null) {
        double[] ofBank = view.signals(caption);
        System.arraycopy(ofBank, 0, signals, BANK, ofBank.length);
      }
      all.add(signals);
    }
    return all;
  }

  private double told(CaptionCandidate candidate, CaptionText caption, List<Evidence> told)
      throws ModelException {
    List<String> unread =
        told.stream()
            .filter(piece -> !candidate.getInputs().contains(piece.source()))
            .map(Evidence::text)
            .toList();
    return meanings.embed(unread).values().stream()
        .mapToDouble(vector -> Vectors.dot(vector, caption.meaning()))
        .max()
        .orElse(Double.NaN);
  }

  @Override
  public void close() {
    towers.close();
    sentences.close();
    if (encoder != null) {
      encoder.close();
    }
  }
}
