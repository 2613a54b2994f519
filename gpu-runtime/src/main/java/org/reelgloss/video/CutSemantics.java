package org.reelgloss.video;

/** The two published behaviours of PySceneDetect's content detector. */
public enum CutSemantics {
  /**
   * PySceneDetect up to 0.6.3, with which Panda-70M was made: whole reduction factor, frames
   * counted in decode order, hits too near to the last cut ignored.
   */
  V06("0.6"),
  /**
   * PySceneDetect 0.7: reduced to 256 pixels exactly, frames numbered by presentation time, hits
   * too near to each other merged into one cut.
   */
  V07("0.7");

  private final String label;

  CutSemantics(String label) {
    this.label = label;
  }

  /** Returns the semantics that is called {@code label}: 0.6 or 0.7. */
  public static CutSemantics of(String label) {
    for (CutSemantics semantics : values()) {
      if (semantics.label.equals(label)) {
        return semantics;
      }
    }
    throw new IllegalArgumentException("cut-semantics must be 0.6 or 0.7, but was: " + label);
  }
}
