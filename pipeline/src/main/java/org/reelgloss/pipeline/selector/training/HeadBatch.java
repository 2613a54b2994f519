package org.reelgloss.pipeline.selector.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The constants of one step, for B examples and the C captions that they name. Arrays on the heap,
 * row by row.
 *
 * <p>A caption of the same image that is no candidate of an example, such as one that another
 * person preferred, is left out of that example's loss.
 */
final class HeadBatch {
  private static final float LEFT_OUT = -1e4f;

  private final List<HeadExample> examples;
  private final Map<Integer, Integer> columns = new LinkedHashMap<>();
  private final float logOthers;
  private final float[] within;

  HeadBatch(List<HeadExample> examples, double othersWeight) {
    this.examples = examples;
    this.logOthers = othersWeight > 0 ? (float) Math.log(othersWeight) : LEFT_OUT;
    for (HeadExample example : examples) {
      columns.putIfAbsent(example.positive(), columns.size());
      example.negatives().forEach(negative -> columns.putIfAbsent(negative, columns.size()));
    }
    this.within = within();
  }

  private int column(int caption) {
    return columns.getOrDefault(caption, -1);
  }

  private float[] within() {
    Map<Integer, Set<Integer>> ofImage = new HashMap<>();
    for (HeadExample example : examples) {
      Set<Integer> known = ofImage.computeIfAbsent(example.image(), image -> new TreeSet<>());
      known.add(column(example.positive()));
      example.negatives().forEach(negative -> known.add(column(negative)));
    }
    float[] weights = new float[examples.size() * columns.size()];
    Arrays.fill(weights, logOthers);
    for (int i = 0; i < examples.size(); i++) {
      HeadExample example = examples.get(i);
      int row = i * columns.size();
      ofImage
          .getOrDefault(example.image(), Set.of())
          .forEach(column -> weights[row + column] = LEFT_OUT);
      weights[row + column(example.positive())] = 0;
      example.negatives().forEach(negative -> weights[row + column(negative)] = 0);
    }
    return weights;
  }

  /** Returns (B, width of images). */
  NDArray images(NDManager step, float[][] vectors) {
    return rows(step, examples.stream().map(e -> vectors[e.image()]).toList());
  }

  /** Returns (C, width of captions). */
  NDArray captions(NDManager step, float[][] vectors) {
    return rows(step, columns.keySet().stream().map(caption -> vectors[caption]).toList());
  }

  private static NDArray rows(NDManager step, List<float[]> vectors) {
    int width = vectors.get(0).length;
    float[] values = new float[vectors.size() * width];
    for (int i = 0; i < vectors.size(); i++) {
      System.arraycopy(vectors.get(i), 0, values, i * width, width);
    }
    return step.create(values, new Shape(vectors.size(), width));
  }

  /** Returns (B, C): log weight of a caption in the denominator of an image. */
  NDArray within(NDManager step) {
    return step.create(within, new Shape(examples.size(), columns.size()));
  }

  /** Returns (B, B): log weight of an image (column) in the denominator of a positive (row). */
  NDArray across(NDManager step) {
    int count = examples.size();
    float[] weights = new float[count * count];
    for (int i = 0; i < count; i++) {
      int positive = column(examples.get(i).positive());
      for (int j = 0; j < count; j++) {
        boolean same = examples.get(i).image() == examples.get(j).image();
        weights[i * count + j] = same ? LEFT_OUT : within[j * columns.size() + positive];
      }
      weights[i * count + i] = 0;
    }
    return step.create(weights, new Shape(count, count));
  }

  /** Returns (B, C): {@code value} at each example's positive and 0 elsewhere. */
  NDArray positives(NDManager step, double value) {
    return own(step, value, 0);
  }

  /** Returns (B, C): weights of pairs, in sum 1: half of it at positives, half at negatives. */
  NDArray pairs(NDManager step) {
    return own(step, 0.5 / examples.size(), 0.5 / examples.size());
  }

  /** Returns (B, B): {@code value} on the diagonal. */
  NDArray diagonal(NDManager step, double value) {
    int count = examples.size();
    float[] values = new float[count * count];
    for (int i = 0; i < count; i++) {
      values[i * count + i] = (float) value;
    }
    return step.create(values, new Shape(count, count));
  }

  private NDArray own(NDManager step, double positive, double negatives) {
    float[] values = new float[examples.size() * columns.size()];
    for (int i = 0; i < examples.size(); i++) {
      int row = i * columns.size();
      List<Integer> others = examples.get(i).negatives();
      others.forEach(other -> values[row + column(other)] = (float) (negatives / others.size()));
      values[row + column(examples.get(i).positive())] = (float) positive;
    }
    return step.create(values, new Shape(examples.size(), columns.size()));
  }

  int size() {
    return examples.size();
  }
}
