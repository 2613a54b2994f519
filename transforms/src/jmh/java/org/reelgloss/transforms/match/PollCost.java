package org.reelgloss.transforms.match;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.util.CoderUtils;

/**
 * Prints how long a poll of a folder with many files takes, how many fingerprints it leaves, and in
 * how many bytes: on the heap by the growth of what is used after a collection, and in a
 * checkpoint.
 *
 * <p>Arguments: an empty folder, number of files, rounds.
 */
final class PollCost {
  private static final int FILES_OF_FOLDER = 1000;
  private static final int COPIES = 20;

  private PollCost() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    int files = Integer.parseInt(args[1]);
    fill(folder, files);
    InputWatch watch =
        new InputWatch(new VideoListing.Request(folder.toString(), true, 0), Duration.ofMillis(1));
    SeenFiles seen = SeenFiles.NONE;
    for (int round = 1; round <= Integer.parseInt(args[2]); round++) {
      long start = System.nanoTime();
      InputWatch.Poll poll = watch.poll(seen, Long.MAX_VALUE);
      seen = poll.seen();
      System.out.printf(
          "poll %d: %.2f s, %d new, %d taken, %d waiting%n",
          round,
          (System.nanoTime() - start) / 1e9,
          poll.fresh().size(),
          seen.taken().length,
          seen.waiting().length);
    }
    byte[] stored = CoderUtils.encodeToByteArray(SeenFilesCoder.of(), seen);
    System.out.printf("state of %d files: %d bytes stored%n", files, stored.length);
    System.out.printf("state of %d files: %d bytes of heap%n", files, heap(stored));
  }

  private static void fill(Path folder, int files) throws IOException {
    for (int i = 0; i < files; i++) {
      Path day = folder.resolve("day-" + i / FILES_OF_FOLDER);
      Files.createDirectories(day);
      Files.createFile(day.resolve("upload-" + i + ".mp4"));
    }
  }

  /** Returns the mean growth of the heap by copies of a state. */
  private static long heap(byte[] stored) throws IOException {
    List<SeenFiles> copies = new ArrayList<>();
    long before = used();
    for (int i = 0; i < COPIES; i++) {
      copies.add(CoderUtils.decodeFromByteArray(SeenFilesCoder.of(), stored));
    }
    return (used() - before) / copies.size();
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
