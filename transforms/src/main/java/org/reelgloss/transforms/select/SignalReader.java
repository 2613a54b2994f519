package org.reelgloss.transforms.select;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reelgloss.gpu.Devices;
import org.reelgloss.gpu.ModelBundle;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.gpu.Vectors;
import org.reelgloss.schemas.CaptionCandidate;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.Clip;
import org.reelgloss.transforms.select.bank.CaptionText;
import org.reelgloss.transforms.select.bank.PictureBank;
import org.reelgloss.transforms.select.bank.PictureVectors;

/**
 * Finds the {@link Signals} of captions for a clip, through a two-tower model and a bank of
 * captioned pictures. What captions mean the bank says, or where there is none the sentence
 * encoder; what the clip's own texts tell is known where that is open. For one thread; whoever
 * opened it closes it.
 */
public final class SignalReader implements AutoCloseable {
  private static final int TOWERS = Signals.all().indexOf("towers");
  private static final int RETRIEVAL = Signals.all().indexOf(Signals.RETRIEVAL);
  private static final int TOLD = Signals.all().indexOf(Signals.TOLD);

  /** Where the bank's begin, which are together. */
  private static final int BANK = TOLD + 1;

  private static final float[] NONE = {};

  private final ClipEmbedder clips;
  private final PictureTextEmbedder towers;
  private final @Nullable SentenceEmbedder sentences;
  private final @Nullable EmbeddingCache meanings;
  private final EmbeddingCache texts;
  private final @Nullable PictureBank bank;
  private final @Nullable PictureEmbedder encoder;
  private final @Nullable RetrievalHeads heads;

  /**
   * @param sentences null where the bank tells what captions mean, and the clip's own texts do not
   *     matter
   */
  SignalReader(
      PictureTextEmbedder towers,
      @Nullable SentenceEmbedder sentences,
      @Nullable PictureBank bank,
      @Nullable PictureEmbedder encoder,
      @Nullable RetrievalHeads heads) {
    if (bank == null && sentences == null) {
      throw new IllegalArgumentException("bank or sentences must be given, but neither was");
    }
    this.towers = towers;
    this.sentences = sentences;
    this.bank = bank;
    this.encoder = encoder;
    this.heads = heads;
    clips = new ClipEmbedder(towers, encoder);
    meanings = sentences == null ? null : new EmbeddingCache(sentences::embed);
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
   * @param told whether what the clip's own texts tell must be known: then the sentence encoder is
   *     opened beside a bank, too
   * @throws IOException if a model cannot be loaded
   */
  public static SignalReader open(
      ModelBundle bundle,
      @Nullable PictureBank bank,
      @Nullable ModelBundle encoder,
      @Nullable RetrievalHeads heads,
      boolean told,
      Devices devices)
      throws IOException {
    LeasedTwoTower towers = LeasedTwoTower.open(bundle, devices);
    SentenceEmbedder sentences = null;
    try {
      sentences = bank == null || told ? LeasedSentenceEncoder.open() : null;
      PictureEmbedder pictures =
          encoder == null ? null : LeasedPictureEncoder.open(encoder, devices);
      return new SignalReader(towers, sentences, bank, pictures, heads);
    } catch (IOException | RuntimeException failed) {
      towers.close();
      if (sentences != null) {
        sentences.close();
      }
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
    List<String> texts =
        candidates.stream().map(CaptionCandidate::getText).flatMap(Optional::stream).toList();
    List<CaptionText> captions = captions(texts);
    Told told = told(clip.getClip(), texts);
    List<double[]> signals = alone(clip.getClip().getClipId(), vectors, captions);
    GroupSignals group = GroupSignals.of(captions, bank);
    List<double @Nullable []> all = new ArrayList<>();
    int next = 0;
    for (CaptionCandidate candidate : candidates) {
      if (candidate.getText().isEmpty()) {
        all.add(null);
      } else {
        double[] ofCaption = signals.get(next);
        ofCaption[TOLD] = told.of(candidate);
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
    Map<String, float[]> read = bank == null ? meanings(texts) : Map.of();
    List<float[]> ofTower = texts(texts);
    List<CaptionText> captions = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i);
      captions.add(
          bank == null
              ? CaptionText.of(text, read.getOrDefault(text, NONE), ofTower.get(i))
              : bank.caption(text, ofTower.get(i)));
    }
    return captions;
  }

  private Map<String, float[]> meanings(List<String> texts) throws ModelException {
    return meanings == null ? Map.of() : meanings.embed(texts);
  }

  private Told told(Clip clip, List<String> captions) throws ModelException {
    List<Evidence> evidence = Evidence.of(clip);
    if (evidence.isEmpty() || captions.isEmpty()) {
      return new Told(List.of(), Map.of());
    }
    Stream<String> texts = evidence.stream().map(Evidence::text);
    return new Told(evidence, meanings(Stream.concat(captions.stream(), texts).toList()));
  }

  private List<double[]> alone(String clipId, PictureVectors vectors, List<CaptionText> captions) {
    List<double[]> ofBank =
        bank == null || captions.isEmpty() ? null : bank.look(vectors, clipId).signals(captions);
    float[] seen = heads == null ? NONE : heads.image(vectors.tower());
    List<double[]> all = new ArrayList<>();
    for (int i = 0; i < captions.size(); i++) {
      CaptionText caption = captions.get(i);
      double[] signals = new double[Signals.all().size()];
      Arrays.fill(signals, Double.NaN);
      signals[TOWERS] = Vectors.dot(vectors.tower(), caption.text());
      if (heads != null) {
        signals[RETRIEVAL] = Vectors.dot(seen, heads.text(caption.text()));
      }
      if (ofBank != null) {
        System.arraycopy(ofBank.get(i), 0, signals, BANK, ofBank.get(i).length);
      }
      all.add(signals);
    }
    return all;
  }

  @Override
  public void close() {
    towers.close();
    if (sentences != null) {
      sentences.close();
    }
    if (encoder != null) {
      encoder.close();
    }
  }
}
