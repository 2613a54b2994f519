package org.reelgloss.pipeline.evaluation.ranking;

/** What says how good the captions of a choice are by human references. */
public enum SelectionMetric {
  /** The mean CIDEr-D, in [0, 10], by which the best candidate is known. */
  CIDER("cider", "CIDEr"),
  /** BLEU-4 over all captions together, in [0, 1]. */
  BLEU_4("bleu4", "BLEU-4"),
  /** The mean ROUGE-L, in [0, 1]. */
  ROUGE_L("rougeL", "ROUGE-L");

  private final String key;
  private final String title;

  SelectionMetric(String key, String title) {
    this.key = key;
    this.title = title;
  }

  /** Returns the name in reports. */
  public String key() {
    return key;
  }

  /** Returns the name in tables. */
  public String title() {
    return title;
  }
}
