package org.reelgloss.gpu;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Prints what the model pool costs against loops written by hand over the same graphs, in
 * interleaved rounds of one process: throughput with eight callers, latency of one caller, and two
 * models side by side.
 *
 * <p>Arguments: device, folder of a captioner, folder of another, rounds.
 */
final class ModelPoolRatios {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int CALLERS = 8;
  private static final int PICTURES = 256;
  private static final int SINGLE_CALLS = 128;

  /** Pictures that a caller asks about at a time, as one with several clips in flight does. */
  private static final int GROUP = 8;

  private final Device device;
  private final int slots;
  private final int rounds;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private ModelPoolRatios(Device device, int rounds) {
    this.device = device;
    this.slots = device.isCuda() ? 1 : Runtime.getRuntime().availableProcessors();
    this.rounds = rounds;
  }

  /** Work of which the time is taken; returns nanoseconds. */
  private interface Timed {
    long run() throws Exception;
  }

  /** A captioner's graphs, bare and behind a queue. */
  private record Subject(
      CaptionGraphs bare, BatchedModel<float[], Hypothesis> pooled, List<float[]> pictures)
      implements AutoCloseable {
    @Override
    public void close() {
      pooled.close();
      bare.close();
    }
  }

  public static void main(String[] arguments) throws Exception {
    ModelPoolRatios ratios =
        new ModelPoolRatios(Device.parse(arguments[0]), Integer.parseInt(arguments[3]));
    try (Subject first = ratios.open(Path.of(arguments[1]));
        Subject second = ratios.open(Path.of(arguments[2]))) {
      ratios.saturation(first);
      ratios.latency(first);
      ratios.sideBySide(first, second);
    } finally {
      ratios.threads.shutdownNow();
    }
  }

  private Subject open(Path folder) throws Exception {
    ModelBundle bundle = ModelBundle.open(folder);
    GenerationConfig config = GenerationConfig.of(bundle).withNumBeams(1);
    ImageProcessor processor = ImageProcessor.of(bundle.config("preprocessor_config.json"));
    int values = 3 * processor.height() * processor.width();
    BatchedModel<float[], Hypothesis> pooled =
        BatchedModel.start(
            new BatchedModel.Spec<>(
                bundle.id(),
                bundle.graphBytes(),
                BatchPolicy.ofSize(32),
                new float[values],
                where -> CaptionGraphs.load(bundle, config, processor, where)),
            List.of(DeviceEngine.of(device)));
    return new Subject(
        CaptionGraphs.load(bundle, config, processor, device), pooled, noise(values));
  }

  private static List<float[]> noise(int values) {
    Random random = new Random(7);
    List<float[]> pictures = new ArrayList<>();
    for (int i = 0; i < PICTURES; i++) {
      float[] picture = new float[values];
      float level = (float) random.nextGaussian();
      for (int k = 0; k < values; k++) {
        picture[k] = level + 0.3f * (float) random.nextGaussian();
      }
      pictures.add(picture);
    }
    return pictures;
  }

  private void saturation(Subject subject) throws Exception {
    int best = 1;
    long least = Long.MAX_VALUE;
    for (int size = 1; size <= 32; size *= 2) {
      int batch = size;
      loop(subject, batch, slots);
      long nanos = median(() -> loop(subject, batch, slots));
      System.out.printf(
          "loop by hand, batches of %2d, %d threads: %6.1f pictures/s%n",
          size, slots, PICTURES / seconds(nanos));
      if (nanos < least) {
        least = nanos;
        best = size;
      }
    }
    int chosen = best;
    for (int i = 0; i < 3; i++) {
      callers(subject, CALLERS, GROUP, PICTURES);
    }
    compare(
        "%d callers of the pool against a loop by hand with batches of %d: throughput"
            .formatted(CALLERS, best),
        () -> callers(subject, CALLERS, GROUP, PICTURES),
        () -> loop(subject, chosen, slots),
        true);
  }

  private void latency(Subject subject) throws Exception {
    compare(
        "one caller of the pool against a direct call: latency",
        () -> callers(subject, 1, 1, SINGLE_CALLS),
        () -> {
          long start = System.nanoTime();
          for (int i = 0; i < SINGLE_CALLS; i++) {
            subject.bare().run(List.of(subject.pictures().get(i)), at -> false);
          }
          return System.nanoTime() - start;
        },
        false);
  }

  private void sideBySide(Subject first, Subject second) throws Exception {
    compare(
        "two models in the pool against two bare loops, one thread each: time",
        () ->
            together(
                () -> callers(first, 4, GROUP, PICTURES),
                () -> callers(second, 4, GROUP, PICTURES)),
        () -> together(() -> loop(first, 8, 1), () -> loop(second, 8, 1)),
        false);
  }

  /** Prints the ratio of the first to the second, round by round and as the median. */
  private void compare(String what, Timed ours, Timed theirs, boolean throughput) throws Exception {
    double[] ratios = new double[rounds];
    StringBuilder each = new StringBuilder();
    for (int round = 0; round < rounds; round++) {
      double own = seconds(ours.run());
      double other = seconds(theirs.run());
      ratios[round] = throughput ? other / own : own / other;
      each.append(" %.3f".formatted(ratios[round]));
    }
    Arrays.sort(ratios);
    System.out.printf("%s: %.3f times (rounds%s)%n", what, ratios[rounds / 2], each);
  }

  private long median(Timed work) throws Exception {
    long[] nanos = new long[3];
    for (int i = 0; i < nanos.length; i++) {
      nanos[i] = work.run();
    }
    Arrays.sort(nanos);
    return nanos[1];
  }

  private long loop(Subject subject, int batch, int parallel) throws Exception {
    AtomicInteger next = new AtomicInteger();
    return together(
        parallel,
        () -> {
          for (int at = next.getAndAdd(batch); at < PICTURES; at = next.getAndAdd(batch)) {
            List<float[]> some = subject.pictures().subList(at, Math.min(PICTURES, at + batch));
            subject.bare().run(some, unused -> false);
          }
          return null;
        });
  }

  private long callers(Subject subject, int count, int group, int pictures) throws Exception {
    AtomicInteger next = new AtomicInteger();
    return together(
        count,
        () -> {
          for (int at = next.getAndAdd(group); at < pictures; at = next.getAndAdd(group)) {
            List<float[]> some = subject.pictures().subList(at, Math.min(pictures, at + group));
            subject.pooled().ask(some.stream().map(Question::of).toList(), PATIENCE);
          }
          return null;
        });
  }

  private long together(Timed one, Timed other) throws Exception {
    long start = System.nanoTime();
    Future<Long> running = threads.submit(one::run);
    other.run();
    running.get();
    return System.nanoTime() - start;
  }

  private long together(int count, Callable<?> work) throws Exception {
    long start = System.nanoTime();
    List<? extends Future<?>> running =
        IntStream.range(0, count).mapToObj(i -> threads.submit(work)).toList();
    for (Future<?> each : running) {
      each.get();
    }
    return System.nanoTime() - start;
  }

  private static double seconds(long nanos) {
    return nanos / 1e9;
  }
}
