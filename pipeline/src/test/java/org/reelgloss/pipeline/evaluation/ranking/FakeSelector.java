package org.reelgloss.pipeline.evaluation.ranking;

import java.util.List;
import java.util.Map;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.Clip;
import org.reelgloss.transforms.select.Selector;

/** Gives captions the scores of a table, whatever the picture; NaN to those it does not know. */
final class FakeSelector implements Selector {
  private final String name;
  private final Map<String, Double> scores;

  private FakeSelector(String name, Map<String, Double> scores) {
    this.name = name;
    this.scores = Map.copyOf(scores);
  }

  static Selector.Factory of(String name, Map<String, Double> scores) {
    return () -> new FakeSelector(name, scores);
  }

  @Override
  public String model() {
    return name;
  }

  @Override
  public double[] score(CaptionedClip clip) throws ModelException {
    return rate(
        clip.getClip(),
        clip.getCandidates().stream().map(candidate -> candidate.getText().orElse("")).toList());
  }

  @Override
  public double[] rate(Clip clip, List<String> captions) throws ModelException {
    if (clip.getClipId().startsWith("broken")) {
      throw new ModelException("no picture");
    }
    return captions.stream()
        .mapToDouble(caption -> scores.getOrDefault(caption, Double.NaN))
        .toArray();
  }

  @Override
  public void close() {}
}
