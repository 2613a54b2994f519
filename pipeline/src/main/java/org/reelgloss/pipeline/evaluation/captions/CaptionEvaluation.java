package org.reelgloss.pipeline.evaluation.captions;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.gpu.TokenEncoder;

/**
 * Measures captions against what people wrote of the same images: always BLEU-1 to BLEU-4, ROUGE-L
 * and CIDEr-D, and METEOR and SPICE with the programs that define them and BERTScore with an
 * encoder of text, where the user has these.
 *
 * <p>Uses all cores. Holds all captions and their tokens in memory.
 */
public final class CaptionEvaluation {
  private final @Nullable Meteor meteor;
  private final @Nullable Spice spice;
  private final @Nullable TokenEncoder bert;

  private CaptionEvaluation(
      @Nullable Meteor meteor, @Nullable Spice spice, @Nullable TokenEncoder bert) {
    this.meteor = meteor;
    this.spice = spice;
    this.bert = bert;
  }

  /** Returns an evaluation by the measures that need nothing else. */
  public static CaptionEvaluation plain() {
    return new CaptionEvaluation(null, null, null);
  }

  /**
   * Returns one that also has {@code meteor}.
   *
   * @param jar METEOR 1.5 with its data beside it, as it is distributed
   * @throws IllegalArgumentException if there is no such file
   */
  public CaptionEvaluation withMeteor(Path jar) {
    return new CaptionEvaluation(new Meteor(jar), spice, bert);
  }

  /**
   * Returns one that also has {@code spice}.
   *
   * @param jar SPICE 1.0 with its libraries beside it, as it is distributed
   * @throws IllegalArgumentException if there is no such file
   */
  public CaptionEvaluation withSpice(Path jar) {
    return new CaptionEvaluation(meteor, new Spice(jar), bert);
  }

  /** Returns one that also has {@code bertScore}, by an encoder that stays the caller's. */
  public CaptionEvaluation withBert(TokenEncoder encoder) {
    return new CaptionEvaluation(meteor, spice, encoder);
  }

  /**
   * Measures captions.
   *
   * @throws IOException if a program that was given fails
   * @throws ModelException if the encoder that was given fails
   */
  public CaptionReport of(CaptionSet captions) throws IOException, ModelException {
    TokenizedCaptions tokens = TokenizedCaptions.of(captions);
    Map<String, Double> scores = new LinkedHashMap<>();
    double[] bleu = Bleu.of(tokens);
    for (int i = 0; i < bleu.length; i++) {
      scores.put("bleu" + (i + 1), bleu[i]);
    }
    scores.put(
        "rougeL",
        tokens.mean(
            image -> RougeL.score(tokens.candidates().get(image), tokens.references().get(image))));
    Cider cider = new Cider(tokens.referenceRuns());
    scores.put(
        "cider", tokens.mean(image -> cider.score(image, tokens.candidateRuns().get(image))));
    if (meteor != null) {
      scores.put("meteor", meteor.score(tokens));
    }
    if (spice != null) {
      scores.put("spice", spice.score(tokens));
    }
    if (bert != null) {
      scores.put("bertScore", BertScore.of(captions, bert));
    }
    int references = captions.references().stream().mapToInt(List::size).sum();
    return new CaptionReport(captions.ids().size(), references, scores);
  }
}
