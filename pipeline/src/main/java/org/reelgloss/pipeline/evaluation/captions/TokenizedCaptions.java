package org.reelgloss.pipeline.evaluation.captions;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Captions as tokens, and what runs they have.
 *
 * @param references for each image, for each reference, its tokens
 * @param candidates for each image, the tokens of the caption to be measured
 * @param referenceRuns the runs of the references
 * @param candidateRuns for each image, the runs of the caption to be measured
 */
record TokenizedCaptions(
    List<List<List<String>>> references,
    List<List<String>> candidates,
    ReferenceRuns referenceRuns,
    List<Runs> candidateRuns) {
  /** Splits all captions, on as many cores as there are, and counts their runs. */
  static TokenizedCaptions of(CaptionSet captions) {
    List<List<List<String>>> references =
        captions.references().parallelStream()
            .map(ofImage -> ofImage.stream().map(CaptionTokenizer::tokenize).toList())
            .toList();
    List<List<String>> candidates =
        captions.candidates().parallelStream().map(CaptionTokenizer::tokenize).toList();
    ReferenceRuns referenceRuns = ReferenceRuns.of(references);
    return new TokenizedCaptions(
        references,
        candidates,
        referenceRuns,
        candidates.parallelStream().map(referenceRuns::count).toList());
  }

  int images() {
    return candidates.size();
  }

  /** Returns the mean of what a measure says of each image; added up in their order. */
  double mean(IntToDoubleFunction measure) {
    double[] scores = IntStream.range(0, images()).parallel().mapToDouble(measure).toArray();
    double sum = 0;
    for (double score : scores) {
      sum += score;
    }
    return sum / images();
  }
}
