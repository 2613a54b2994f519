package org.reelgloss.gpu;

/** A search that was done before it began. */
final class AbandonedSearch implements Search {
  @Override
  public int[][] beginnings() {
    return new int[0][];
  }

  @Override
  public int[] parents() {
    return new int[0];
  }

  @Override
  public void advance(float[][] logits) {}

  @Override
  public boolean isDone() {
    return true;
  }

  @Override
  public Hypothesis best() {
    return new Hypothesis(new int[0], 0, 0, false);
  }
}
