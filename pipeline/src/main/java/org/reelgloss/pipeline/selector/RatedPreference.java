package org.reelgloss.pipeline.selector;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.reelgloss.pipeline.evaluation.ranking.RatedCaption;
import org.reelgloss.pipeline.selector.training.HeadList;

/**
 * Captions of a picture of which some are preferred, because one kind of people rated them higher.
 *
 * @param captions which of the rated ones
 * @param relevance of each, in [0, 1]: its mean rating, 0 where that is below half
 * @param weight how much it counts beside a choice
 */
@SuppressWarnings("ArrayRecordComponent") // Made, read and never compared.
record RatedPreference(int[] captions, double[] relevance, double weight) {
  /** What a crowd says of a caption is worth this much of what experts say. */
  private static final double CROWD = 0.05;

  /** Mean rating from which on a caption is a good one beside those below. */
  private static final double WELL = 0.5;

  /** Returns what each kind of people preferred of a picture's captions. */
  static List<RatedPreference> of(List<RatedCaption> ratings) {
    List<RatedPreference> all = new ArrayList<>();
    for (RatedCaption.Kind kind : RatedCaption.Kind.values()) {
      int[] same =
          IntStream.range(0, ratings.size()).filter(i -> ratings.get(i).kind() == kind).toArray();
      double[] relevance =
          Arrays.stream(same)
              .mapToDouble(i -> ratings.get(i).mean())
              .map(mean -> mean >= WELL ? mean : 0)
              .toArray();
      if (HeadList.prefers(relevance)) {
        all.add(new RatedPreference(same, relevance, weight(ratings.get(same[0]))));
      }
    }
    return all;
  }

  /** Returns how much a rating counts. */
  static double weight(RatedCaption rating) {
    return rating.kind() == RatedCaption.Kind.EXPERT ? 1 : CROWD;
  }
}
