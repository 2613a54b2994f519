package org.reelgloss.transforms.select;

import java.util.List;
import org.reelgloss.gpu.Vectors;
import org.reelgloss.transforms.select.bank.CaptionText;

/** How far the candidates of a clip agree: mean and highest, by meaning and by words. */
final class GroupSignals {
  private static final int FIRST = Signals.all().size() - Signals.OF_GROUPS.size();

  private final List<CaptionText> captions;

  private GroupSignals(List<CaptionText> captions) {
    this.captions = captions;
  }

  static GroupSignals of(List<CaptionText> captions) {
    return new GroupSignals(captions);
  }

  /** Puts the signals of one caption at their places; where it is alone they stay as they are. */
  void put(int index, double[] signals) {
    if (captions.size() < 2) {
      return;
    }
    CaptionText caption = captions.get(index);
    double[] sums = {0, Double.NEGATIVE_INFINITY, 0, Double.NEGATIVE_INFINITY};
    for (int other = 0; other < captions.size(); other++) {
      if (other != index) {
        double meaning = Vectors.dot(caption.meaning(), captions.get(other).meaning());
        double words = caption.sharedWords(captions.get(other));
        sums[0] += meaning / (captions.size() - 1);
        sums[1] = Math.max(sums[1], meaning);
        sums[2] += words / (captions.size() - 1);
        sums[3] = Math.max(sums[3], words);
      }
    }
    System.arraycopy(sums, 0, signals, FIRST, sums.length);
  }
}
