package org.reelgloss.pipeline.evaluation.ranking;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How well the scores of one selector agree with what people said, for any draw of pictures. */
final class Agreement {
  private final List<String> images;
  private final Kendall kendall;
  private final int[] imageOfRating;
  private final Share[] pairwise;
  private final Share[] first;

  /** A share: {@code right} of {@code all}. */
  private record Share(double right, long all) {}

  private Agreement(Map<String, List<Observation>> byImage) {
    images = List.copyOf(byImage.keySet());
    List<Integer> owners = new ArrayList<>();
    List<Double> scores = new ArrayList<>();
    List<Double> ratings = new ArrayList<>();
    pairwise = new Share[images.size()];
    first = new Share[images.size()];
    int image = 0;
    for (List<Observation> observations : byImage.values()) {
      for (Observation observation : observations) {
        for (double rating : observation.row().ratings()) {
          owners.add(image);
          scores.add(observation.score());
          ratings.add(rating);
        }
      }
      pairwise[image] = new Share(0, 0);
      first[image] = new Share(0, 0);
      for (List<Observation> ofKind : byKind(observations).values()) {
        pairwise[image] = plus(pairwise[image], pairs(ofKind));
        first[image] = plus(first[image], first(ofKind));
      }
      image++;
    }
    kendall = Kendall.of(toArray(scores), toArray(ratings));
    imageOfRating = owners.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Prepares observations, which are drawn by their pictures. */
  static Agreement of(List<Observation> observations) {
    Map<String, List<Observation>> byImage = new LinkedHashMap<>();
    for (Observation observation : observations) {
      byImage
          .computeIfAbsent(observation.row().image(), unused -> new ArrayList<>())
          .add(observation);
    }
    return new Agreement(byImage);
  }

  /** Ratings of different kinds of people are not held against one another. */
  private static Map<RatedCaption.Kind, List<Observation>> byKind(List<Observation> observations) {
    Map<RatedCaption.Kind, List<Observation>> byKind = new EnumMap<>(RatedCaption.Kind.class);
    for (Observation observation : observations) {
      byKind
          .computeIfAbsent(observation.row().kind(), unused -> new ArrayList<>())
          .add(observation);
    }
    return byKind;
  }

  private static Share pairs(List<Observation> captions) {
    double right = 0;
    long all = 0;
    for (int i = 0; i < captions.size(); i++) {
      for (int j = 0; j < i; j++) {
        int better = Double.compare(mean(captions.get(i)), mean(captions.get(j)));
        if (better != 0) {
          double difference = captions.get(i).score() - captions.get(j).score();
          right += difference == 0 ? 0.5 : (difference > 0) == (better > 0) ? 1 : 0;
          all++;
        }
      }
    }
    return new Share(right, all);
  }

  private static Share first(List<Observation> captions) {
    if (captions.size() < 2) {
      return new Share(0, 0);
    }
    double highest = captions.stream().mapToDouble(Observation::score).max().orElseThrow();
    double best = captions.stream().mapToDouble(Agreement::mean).max().orElseThrow();
    List<Observation> chosen =
        captions.stream().filter(caption -> caption.score() == highest).toList();
    long right = chosen.stream().filter(caption -> mean(caption) == best).count();
    return new Share((double) right / chosen.size(), 1);
  }

  /** Returns the mean rating, of which equal ones are equal to the last digit. */
  private static double mean(Observation observation) {
    return Math.rint(observation.row().mean() * 1e9);
  }

  private static Share plus(Share a, Share b) {
    return new Share(a.right() + b.right(), a.all() + b.all());
  }

  private static double[] toArray(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Returns the number of pictures. */
  int images() {
    return images.size();
  }

  /** Returns the number of ratings. */
  int ratings() {
    return imageOfRating.length;
  }

  /** Returns a figure over all pictures; NaN where it is of nothing. */
  double figure(Figure figure) {
    return figure(figure, Bootstrap.once(images()));
  }

  /**
   * Returns a figure over a draw of pictures.
   *
   * @param times how often each picture was drawn
   */
  double figure(Figure figure, int[] times) {
    return switch (figure) {
      case TAU_C -> pairs(times).tauC();
      case TAU_B -> pairs(times).tauB();
      case PAIRWISE -> share(pairwise, times);
      case R1 -> share(first, times);
    };
  }

  private Kendall.Pairs pairs(int[] times) {
    int[] timesOfRating = new int[imageOfRating.length];
    for (int i = 0; i < timesOfRating.length; i++) {
      timesOfRating[i] = times[imageOfRating[i]];
    }
    return kendall.count(timesOfRating);
  }

  private static double share(Share[] shares, int[] times) {
    double right = 0;
    double all = 0;
    for (int i = 0; i < shares.length; i++) {
      right += times[i] * shares[i].right();
      all += (double) times[i] * shares[i].all();
    }
    return right / all;
  }
}
