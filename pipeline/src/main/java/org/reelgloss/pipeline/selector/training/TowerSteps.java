package org.reelgloss.pipeline.selector.training;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.gpu.TrainableTowers;
import org.reelgloss.video.RgbImage;

/** Goes through the lists, in another order each time, and changes towers and temperatures. */
final class TowerSteps {
  private static final int BATCH = 32;

  /** Captions of a step, at most, but for those of one list: all of them are in memory at once. */
  private static final int MOST_CAPTIONS = 512;

  /** The three scalars have further to go than weights, and belong to the training alone. */
  private static final double RATE_OF_SCALARS = 0.01;

  private final TrainableTowers towers;
  private final List<TowerList> lists;
  private final Random random;
  private final double meanWeight;
  private final double[] scalars;
  private final Adam ofScalars;

  TowerSteps(TrainableTowers towers, List<TowerList> lists, long seed) {
    this.towers = towers;
    this.lists = new ArrayList<>(lists);
    this.random = new Random(seed);
    this.meanWeight = lists.stream().mapToDouble(TowerList::weight).average().orElseThrow();
    this.scalars = PairLoss.scalars(PairLoss.TEMPERATURE);
    this.ofScalars = new Adam(scalars.length);
  }

  /**
   * Goes through all lists once and returns the mean loss of the batches.
   *
   * @param done share of the training before it
   * @param share of the training that it is
   * @param rate at the start of the training
   * @throws ModelException if a tower fails, or the loss is no number any more
   */
  double epoch(double done, double share, double rate) throws IOException, ModelException {
    Collections.shuffle(lists, random);
    List<List<TowerList>> batches = batches();
    double sum = 0;
    for (int i = 0; i < batches.size(); i++) {
      double now = done + share * i / batches.size();
      double loss = step(batches.get(i), rate, (1 + Math.cos(Math.PI * now)) / 2);
      if (!Double.isFinite(loss)) {
        throw new ModelException(
            "The loss became %s at a rate of %s; a lower one may help".formatted(loss, rate));
      }
      sum += loss;
    }
    return sum / batches.size();
  }

  private List<List<TowerList>> batches() {
    List<List<TowerList>> batches = new ArrayList<>();
    List<TowerList> batch = new ArrayList<>();
    int captions = 0;
    for (TowerList list : lists) {
      boolean full = batch.size() == BATCH || captions + list.size() > MOST_CAPTIONS;
      if (full && !batch.isEmpty()) {
        batches.add(batch);
        batch = new ArrayList<>();
        captions = 0;
      }
      batch.add(list);
      captions += list.size();
    }
    batches.add(batch);
    return batches;
  }

  private double step(List<TowerList> batch, double rate, double falling)
      throws IOException, ModelException {
    PairLoss pairs = new PairLoss(batch, meanWeight);
    List<long[]> captions = new ArrayList<>();
    batch.forEach(list -> captions.addAll(list.captions()));
    try (NDManager step = towers.newManager()) {
      List<NDArray> leaves = new ArrayList<>();
      for (double scalar : scalars) {
        NDArray leaf = step.create(new float[] {(float) scalar});
        leaf.setRequiresGradient(true);
        leaves.add(leaf);
      }
      List<List<RgbImage>> frames = frames(batch);
      NDArray loss =
          Torch.<ModelException>backward(
              () ->
                  pairs.of(
                      step, means(towers, step, frames), towers.texts(step, captions), leaves));
      towers.step(rate * falling);
      double[] gradients =
          leaves.stream().mapToDouble(leaf -> leaf.getGradient().toFloatArray()[0]).toArray();
      ofScalars.step(scalars, gradients, RATE_OF_SCALARS * falling, 0);
      PairLoss.limit(scalars);
      return loss.getFloat();
    } catch (EngineException e) {
      throw towers.failed(e);
    }
  }

  /** Returns (n, width), for each list the unit vector of its frames' mean. */
  static NDArray images(TrainableTowers towers, NDManager step, List<TowerList> lists)
      throws IOException, ModelException {
    return means(towers, step, frames(lists));
  }

  private static NDArray means(TrainableTowers towers, NDManager step, List<List<RgbImage>> lists)
      throws ModelException {
    NDArray all = towers.images(step, lists.stream().flatMap(List::stream).toList());
    NDList means = new NDList();
    int next = 0;
    for (List<RgbImage> frames : lists) {
      NDArray own = all.get(next + ":" + (next + frames.size()));
      means.add(own.mean(new int[] {0}, true));
      next += frames.size();
    }
    return NDArrays.concat(means, 0).normalize(2, 1);
  }

  private static List<List<RgbImage>> frames(List<TowerList> lists) throws IOException {
    List<List<RgbImage>> all = new ArrayList<>();
    for (TowerList list : lists) {
      List<RgbImage> frames = new ArrayList<>();
      for (byte[] frame : list.frames()) {
        frames.add(RgbImage.decode(frame));
      }
      all.add(frames);
    }
    return all;
  }
}
