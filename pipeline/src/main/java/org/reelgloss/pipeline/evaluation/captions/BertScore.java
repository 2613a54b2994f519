package org.reelgloss.pipeline.evaluation.captions;

import java.util.ArrayList;
import java.util.List;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.gpu.TokenEncoder;
import org.reelgloss.gpu.TokenVectors;

/**
 * BERTScore's F1 (Zhang et al., "BERTScore: Evaluating Text Generation with BERT", ICLR 2020): each
 * token is matched with the most similar one of the other text. Special tokens can be matched, but
 * do not count themselves; there is no weighting by rarity and no rescaling. Each caption is held
 * against each of its references, and all pairs count alike.
 */
final class BertScore {
  /** Images whose captions are held as vectors at one time. */
  private static final int CHUNK = 64;

  private final TokenEncoder encoder;
  private double sum;
  private long pairs;

  private BertScore(TokenEncoder encoder) {
    this.encoder = encoder;
  }

  /** Returns the mean F1 over all pairs, in [-1, 1]. */
  static double of(CaptionSet captions, TokenEncoder encoder) throws ModelException {
    BertScore score = new BertScore(encoder);
    int images = captions.ids().size();
    for (int from = 0; from < images; from += CHUNK) {
      score.add(captions, from, Math.min(images, from + CHUNK));
    }
    return score.sum / score.pairs;
  }

  private void add(CaptionSet captions, int from, int to) throws ModelException {
    List<String> texts = new ArrayList<>(captions.candidates().subList(from, to));
    captions.references().subList(from, to).forEach(texts::addAll);
    List<TokenVectors> vectors = encoder.encode(texts);
    int next = to - from;
    for (int image = from; image < to; image++) {
      TokenVectors candidate = vectors.get(image - from);
      for (int i = 0; i < captions.references().get(image).size(); i++) {
        sum += f1(candidate, vectors.get(next));
        next++;
        pairs++;
      }
    }
  }

  private static double f1(TokenVectors candidate, TokenVectors reference) {
    double precision = covered(candidate, reference);
    double recall = covered(reference, candidate);
    return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
  }

  /** Returns how well the tokens of one text are found in another, on the average. */
  private static double covered(TokenVectors text, TokenVectors by) {
    double sum = 0;
    int count = 0;
    for (int token = 0; token < text.size(); token++) {
      if (!text.isSpecial(token)) {
        double best = -1;
        for (int other = 0; other < by.size(); other++) {
          best = Math.max(best, text.cosine(token, by, other));
        }
        sum += best;
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }
}
