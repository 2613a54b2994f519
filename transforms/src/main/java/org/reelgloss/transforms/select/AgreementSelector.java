package org.reelgloss.transforms.select;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.gpu.Vectors;
import org.reelgloss.schemas.CaptionCandidate;
import org.reelgloss.schemas.CaptionedClip;

/**
 * Chooses without a picture model: a caption must say what is seen, and what independent sources
 * agree on is likely true. The score is in [0, 1]:
 *
 * <pre>
 * score = substance * prior + a * seen + 0.15 * told
 * </pre>
 *
 * <ul>
 *   <li><b>prior</b>, by what the teacher looked at: frames 0.60; but the built-in teachers {@code
 *       vision} 0.40 and {@code ocr} 0.30, which say little of what happens; no frames: 0.20 with
 *       the description, 0.10 with subtitles only.
 *   <li><b>seen</b>: how much teachers of frames say the same: for a teacher of frames the mean of
 *       the others, with a = 0.15; for one of text the highest, with a = 0.60, since a text that
 *       the picture confirms says more than the picture alone.
 *   <li><b>told</b>: the highest agreement with the clip's own texts (title, sentences of the
 *       description, subtitles).
 *   <li><b>substance</b>, in [0, 1]: below 1 for less than four different words, and where more
 *       than half of the words repeat others.
 * </ul>
 *
 * <p>Nobody is rewarded for an echo: in <i>told</i> a text does not count for a teacher that read
 * it, nor in <i>seen</i> a teacher that read the same kind of text. Agreement is the cosine of
 * sentence embeddings, not below 0. So an image captioner wins over the built-in teachers, the
 * description over subtitles, and a description wins over {@code vision} where they agree by about
 * 0.45, over an image captioner where it says the same (about 0.9).
 */
public final class AgreementSelector implements Selector {
  /** Name and version, as they are recorded. */
  public static final String MODEL = "agreement/1";

  private static final String FRAMES = "frames";
  private static final Map<String, Double> BUILT_IN_PRIORS = Map.of("vision", 0.40, "ocr", 0.30);
  private static final double FRAMES_PRIOR = 0.60;
  private static final double DESCRIPTION_PRIOR = 0.20;
  private static final double SUBTITLES_PRIOR = 0.10;
  private static final double SEEN_BY_FRAMES = 0.15;
  private static final double SEEN_BY_TEXT = 0.60;
  private static final double TOLD = 0.15;
  private static final double ENOUGH_WORDS = 4;

  private final SentenceEmbedder embedder;
  private final EmbeddingCache cache;

  AgreementSelector(SentenceEmbedder embedder) {
    this.embedder = embedder;
    this.cache = new EmbeddingCache(embedder::embed);
  }

  /** Returns what opens selectors that share one copy of the sentence encoder in a JVM. */
  public static Selector.Factory factory() {
    return () -> new AgreementSelector(LeasedSentenceEncoder.open());
  }

  @Override
  public String model() {
    return MODEL;
  }

  @Override
  public double[] score(CaptionedClip clip) throws ModelException {
    List<CaptionCandidate> candidates = clip.getCandidates();
    List<Evidence> evidence = Evidence.of(clip.getClip());
    List<String> texts = new ArrayList<>();
    candidates.forEach(candidate -> candidate.getText().ifPresent(texts::add));
    evidence.forEach(piece -> texts.add(piece.text()));
    Map<String, float[]> vectors = cache.embed(texts);
    double[] scores = new double[candidates.size()];
    Arrays.fill(scores, Double.NaN);
    for (int i = 0; i < scores.length; i++) {
      CaptionCandidate candidate = candidates.get(i);
      if (candidate.getText().isPresent()) {
        boolean sees = sees(candidate);
        scores[i] =
            substance(candidate.getText().get()) * prior(candidate)
                + (sees ? SEEN_BY_FRAMES : SEEN_BY_TEXT) * seen(i, candidates, vectors)
                + TOLD * told(candidate, evidence, vectors);
      }
    }
    return scores;
  }

  @Override
  public void close() {
    embedder.close();
  }

  private static boolean sees(CaptionCandidate candidate) {
    return candidate.getInputs().contains(FRAMES);
  }

  private static double prior(CaptionCandidate candidate) {
    if (sees(candidate)) {
      return BUILT_IN_PRIORS.getOrDefault(candidate.getTeacher(), FRAMES_PRIOR);
    }
    return candidate.getInputs().contains("description") ? DESCRIPTION_PRIOR : SUBTITLES_PRIOR;
  }

  private static double substance(String text) {
    List<String> words = List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}\\p{N}]+"));
    double different = new TreeSet<>(words).size();
    return Math.min(1, different / ENOUGH_WORDS) * Math.min(1, 2 * different / words.size());
  }

  private static double seen(
      int index, List<CaptionCandidate> candidates, Map<String, float[]> vectors) {
    CaptionCandidate candidate = candidates.get(index);
    var agreements =
        IntStream.range(0, candidates.size())
            .filter(other -> other != index)
            .mapToObj(candidates::get)
            .filter(other -> other.getText().isPresent() && sees(other))
            .filter(other -> readDifferentTexts(candidate, other))
            .mapToDouble(
                other ->
                    agreement(
                        candidate.getText().orElseThrow(), other.getText().orElseThrow(), vectors));
    return (sees(candidate) ? agreements.average() : agreements.max()).orElse(0);
  }

  private static boolean readDifferentTexts(CaptionCandidate one, CaptionCandidate other) {
    Set<String> shared = new TreeSet<>(one.getInputs());
    shared.retainAll(other.getInputs());
    shared.remove(FRAMES);
    return shared.isEmpty();
  }

  private static double told(
      CaptionCandidate candidate, List<Evidence> evidence, Map<String, float[]> vectors) {
    return evidence.stream()
        .filter(piece -> !candidate.getInputs().contains(piece.source()))
        .mapToDouble(piece -> agreement(candidate.getText().orElseThrow(), piece.text(), vectors))
        .max()
        .orElse(0);
  }

  private static double agreement(String one, String other, Map<String, float[]> vectors) {
    return Math.min(1, Math.max(0, Vectors.dot(vector(one, vectors), vector(other, vectors))));
  }

  private static float[] vector(String text, Map<String, float[]> vectors) {
    float[] vector = vectors.get(text);
    if (vector == null) {
      throw new IllegalStateException("No vector for: " + text);
    }
    return vector;
  }
}
