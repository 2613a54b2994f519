package org.reelgloss.transforms.select.bank;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which captions of a bank have a phrase, so that one caption is held against all of them at the
 * cost of those that share phrases with it. Does not change; safe for use by several threads.
 */
final class CaptionPostings {
  private final int[] pictureOf;
  private final float[] shareOf;

  /** The numbers of words that captions have, ascending. */
  private final int[] lengths;

  /** By caption: the place of its number of words in these. */
  private final int[] lengthOf;

  /** By phrase: the first of its entries; one more is where the last one's end. */
  private final int[] first;

  private final int[] captions;
  private final float[] weights;

  /**
   * @param pictures the captions of each
   * @param phrases how many are known
   */
  CaptionPostings(List<PhraseProfile[]> pictures, int phrases) {
    PhraseProfile[] all = pictures.stream().flatMap(Arrays::stream).toArray(PhraseProfile[]::new);
    pictureOf = new int[all.length];
    shareOf = new float[all.length];
    lengths = Arrays.stream(all).mapToInt(PhraseProfile::words).distinct().sorted().toArray();
    lengthOf =
        Arrays.stream(all)
            .mapToInt(caption -> Arrays.binarySearch(lengths, caption.words()))
            .toArray();
    int caption = 0;
    for (int picture = 0; picture < pictures.size(); picture++) {
      int count = pictures.get(picture).length;
      Arrays.fill(pictureOf, caption, caption + count, picture);
      Arrays.fill(shareOf, caption, caption + count, 1f / Math.max(1, count));
      caption += count;
    }
    first = starts(all, phrases);
    captions = new int[first[phrases]];
    weights = new float[first[phrases]];
    fill(all);
  }

  private static int[] starts(PhraseProfile[] all, int phrases) {
    int[] starts = new int[phrases + 1];
    for (PhraseProfile caption : all) {
      for (int id : caption.ids()) {
        starts[id + 1]++;
      }
    }
    for (int id = 0; id < phrases; id++) {
      starts[id + 1] += starts[id];
    }
    return starts;
  }

  private void fill(PhraseProfile[] all) {
    int[] next = first.clone();
    for (int caption = 0; caption < all.length; caption++) {
      int[] ids = all[caption].ids();
      for (int i = 0; i < ids.length; i++) {
        int entry = next[ids[i]]++;
        captions[entry] = caption;
        weights[entry] = all[caption].weights()[i];
      }
    }
  }

  /**
   * Returns for each candidate the sum, over the pictures, of their weights times its mean {@link
   * CiderTable CIDEr} against their captions, also against one of the same words.
   *
   * @param ofPictures a weight for each picture
   */
  double[] ciders(List<PhraseProfile> candidates, double[] ofPictures) {
    Map<Integer, double[]> known = new HashMap<>();
    return candidates.stream()
        .mapToDouble(candidate -> cider(candidate, ofPictures, known))
        .toArray();
  }

  private double cider(PhraseProfile candidate, double[] ofPictures, Map<Integer, double[]> known) {
    double[] byLength = new double[lengths.length];
    for (int i = 0; i < candidate.ids().length; i++) {
      double[] sums = known.computeIfAbsent(candidate.ids()[i], id -> byLength(id, ofPictures));
      for (int length = 0; length < byLength.length; length++) {
        byLength[length] += candidate.weights()[i] * sums[length];
      }
    }
    double cider = 0;
    for (int length = 0; length < byLength.length; length++) {
      cider += byLength[length] * CiderTable.scale(lengths[length] - candidate.words());
    }
    return cider;
  }

  /** Returns, for captions of each number of words, the weighted sum of their parts of a phrase. */
  private double[] byLength(int phrase, double[] ofPictures) {
    double[] sums = new double[lengths.length];
    for (int entry = first[phrase]; entry < first[phrase + 1]; entry++) {
      int caption = captions[entry];
      sums[lengthOf[caption]] += ofPictures[pictureOf[caption]] * shareOf[caption] * weights[entry];
    }
    return sums;
  }
}
