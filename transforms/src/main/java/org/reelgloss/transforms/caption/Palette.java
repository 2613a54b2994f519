package org.reelgloss.transforms.caption;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The one or two colours that fill most of a clip. */
@SuppressWarnings("EnumOrdinal") // Shares are arrays by colour.
final class Palette {
  private static final double HALF_FILLED = 0.6;
  private static final double MOST = 0.55;
  private static final double SECOND = 0.18;
  private static final double PART = 0.15;

  private Palette() {}

  /**
   * Returns, for example, {@code mostly brown and black}, {@code mostly blue above and green below}
   * or {@code partly grey}; empty where no colour fills a notable part.
   */
  static Optional<String> words(List<FrameTones> frames) {
    double[] upper = mean(frames.stream().map(FrameTones::upper).toList());
    double[] lower = mean(frames.stream().map(FrameTones::lower).toList());
    int above = Likeness.best(upper);
    int below = Likeness.best(lower);
    if (above != below && 2 * upper[above] > HALF_FILLED && 2 * lower[below] > HALF_FILLED) {
      return Optional.of("mostly " + word(above) + " above and " + word(below) + " below");
    }
    double[] all = IntStream.range(0, upper.length).mapToDouble(i -> upper[i] + lower[i]).toArray();
    return words(all);
  }

  private static Optional<String> words(double[] shares) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, shares.length).boxed().toList());
    order.sort(Comparator.comparingDouble(colour -> -shares[colour]));
    int first = order.get(0);
    int second = order.get(1);
    if (shares[second] >= SECOND && shares[first] + shares[second] >= MOST) {
      return Optional.of("mostly " + word(first) + " and " + word(second));
    }
    if (shares[first] >= MOST) {
      return Optional.of("mostly " + word(first));
    }
    if (shares[second] >= PART) {
      return Optional.of("partly " + word(first) + " and " + word(second));
    }
    return shares[first] >= PART ? Optional.of("partly " + word(first)) : Optional.empty();
  }

  private static String word(int colour) {
    return NamedColour.values()[colour].word();
  }

  private static double[] mean(List<double[]> shares) {
    double[] mean = new double[NamedColour.values().length];
    for (double[] frame : shares) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += frame[i] / shares.size();
      }
    }
    return mean;
  }
}
