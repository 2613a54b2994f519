package org.reelgloss.transforms.select;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reelgloss.transforms.select.bank.CaptionText;
import org.reelgloss.transforms.select.bank.PictureBank;

/** How far the candidates of a clip agree: by meaning, by words, and by CIDEr. */
final class GroupSignals {
  private static final int FIRST = Signals.all().size() - Signals.OF_GROUPS.size();

  private final List<CaptionText> captions;
  private final double @Nullable [][] cider;

  private GroupSignals(List<CaptionText> captions, double @Nullable [][] cider) {
    this.captions = captions;
    this.cider = cider;
  }

  /**
   * Compares captions.
   *
   * @param bank null where there is none
   */
  static GroupSignals of(List<CaptionText> captions, @Nullable PictureBank bank) {
    return new GroupSignals(captions, bank == null ? null : bank.compare(captions));
  }

  /** Puts the signals of one caption at their places; where it is alone they stay as they are. */
  void put(int index, double[] signals) {
    if (captions.size() < 2) {
      return;
    }
    CaptionText caption = captions.get(index);
    double[] sums = {0, Double.NaN, 0, Double.NEGATIVE_INFINITY, 0};
    int known = 0;
    for (int other = 0; other < captions.size(); other++) {
      if (other != index) {
        double meaning = caption.agreement(captions.get(other));
        double words = caption.sharedWords(captions.get(other));
        if (!Double.isNaN(meaning)) {
          known++;
          sums[0] += meaning;
          sums[1] = known == 1 ? meaning : Math.max(sums[1], meaning);
        }
        sums[2] += words / (captions.size() - 1);
        sums[3] = Math.max(sums[3], words);
        sums[4] += cider == null ? Double.NaN : cider[index][other] / (captions.size() - 1);
      }
    }
    sums[0] /= known; // NaN where no meaning is known.
    System.arraycopy(sums, 0, signals, FIRST, sums.length);
  }
}
