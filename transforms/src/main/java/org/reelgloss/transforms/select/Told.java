package org.reelgloss.transforms.select;

import java.util.List;
import java.util.Map;
import org.reelgloss.gpu.Vectors;
import org.reelgloss.schemas.CaptionCandidate;

/**
 * What the own texts of a clip tell of its captions.
 *
 * @param evidence the texts
 * @param meanings vectors of these and of the captions; of none where that is not to be known
 */
record Told(List<Evidence> evidence, Map<String, float[]> meanings) {
  /**
   * Returns the highest cosine of a caption with a text that its teacher did not read; NaN if there
   * is none, or the caption has no text.
   */
  double of(CaptionCandidate candidate) {
    float[] said = meanings.get(candidate.getText().orElse(""));
    if (said == null) {
      return Double.NaN;
    }
    return evidence.stream()
        .filter(piece -> !candidate.getInputs().contains(piece.source()))
        .map(piece -> meanings.get(piece.text()))
        .mapToDouble(text -> text == null ? Double.NaN : Vectors.dot(text, said))
        .max()
        .orElse(Double.NaN);
  }
}
