package org.reelgloss.pipeline.review.annotate;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reelgloss.transforms.dataset.Dataset;

/**
 * The clips that people are asked about, in their order. What is shown of them lies in a temporary
 * file, so that a sample of any size needs about a hundred bytes of memory a clip; the file is gone
 * when this is closed.
 */
public final class ClipSample implements AutoCloseable {
  private final Map<String, Integer> places = new HashMap<>();
  private final long[] offsets;
  private final int[] lengths;
  private final BitSet shared;
  private final long leftOut;
  private final FileChannel spool;

  private ClipSample(List<String> ids, SamplePlan plan, long leftOut) throws IOException {
    for (String id : ids) {
      places.put(id, places.size());
    }
    this.offsets = new long[ids.size()];
    this.lengths = new int[ids.size()];
    this.shared = plan.overlap().of(ids.size());
    this.leftOut = leftOut;
    this.spool =
        FileChannel.open(
            Files.createTempFile("reelgloss-annotate-", ".tmp"),
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
  }

  /**
   * Draws a sample. Clips are left out that have no finished caption, or neither a file of their
   * own nor a picture below {@code root}.
   *
   * @param root the dataset's folder
   * @throws IllegalArgumentException if the plan goes by uncertainty and no clip was scored
   * @throws IOException if the dataset or the temporary file fails
   */
  public static ClipSample draw(Dataset dataset, Path root, SamplePlan plan) throws IOException {
    RootFiles files = new RootFiles(root);
    Draw draw = new Draw(plan);
    long[] leftOut = {0};
    dataset.clips(
        clip -> {
          if (ClipTask.of(clip).seen(files).isJudgeable()) {
            draw.offer(clip);
          } else {
            leftOut[0]++;
          }
        });
    ClipSample sample = new ClipSample(draw.result(), plan, leftOut[0]);
    try {
      dataset.clips(clip -> sample.keep(ClipTask.of(clip).seen(files)));
      return sample;
    } catch (IOException | RuntimeException | Error failed) {
      sample.close();
      throw failed;
    }
  }

  private void keep(ClipTask task) throws IOException {
    Integer place = places.get(task.clipId());
    if (place != null) {
      ByteBuffer bytes = ByteBuffer.wrap(task.toBytes());
      offsets[place] = spool.position();
      lengths[place] = bytes.remaining();
      while (bytes.hasRemaining()) {
        spool.write(bytes);
      }
    }
  }

  /** Returns the number of clips. */
  public int size() {
    return offsets.length;
  }

  /** Returns the number of clips that everybody is asked about. */
  public int overlap() {
    return shared.cardinality();
  }

  /** Returns how many clips of the dataset nobody can judge. */
  public long leftOut() {
    return leftOut;
  }

  /** Returns the places of the clips that everybody is asked about; not to be changed. */
  BitSet shared() {
    return shared;
  }

  /** Returns where in the order a clip stands; null where it does not belong to the sample. */
  @Nullable Integer place(String clipId) {
    return places.get(clipId);
  }

  /** Returns the clip at a place in [0, size). */
  ClipTask get(int place) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(lengths[place]);
    while (bytes.hasRemaining()) {
      if (spool.read(bytes, offsets[place] + bytes.position()) < 0) {
        throw new IOException("The temporary file of the sample was cut");
      }
    }
    return ClipTask.fromBytes(bytes.array());
  }

  /** Deletes the temporary file. */
  @Override
  public void close() throws IOException {
    spool.close();
  }
}
