package org.reelgloss.gpu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps models busy for a while and prints the resident memory of the process: eight callers ask
 * three models that do not all fit, so that they put each other out; one input in ten is not
 * finite, one in ten is given up early.
 *
 * <p>Arguments: seconds, and the folders of three captioners.
 */
final class ModelPoolSoak {
  private static final int CALLERS = 8;
  private static final int REPORTS = 20;

  private final List<BatchedModel<float[], Hypothesis>> models = new ArrayList<>();
  private final List<Integer> lengths = new ArrayList<>();
  private final AtomicLong answered = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong loads = new AtomicLong();

  private ModelPoolSoak() {}

  public static void main(String[] arguments) throws Exception {
    ModelPoolSoak soak = new ModelPoolSoak();
    List<ModelBundle> bundles =
        Arrays.stream(arguments).skip(1).map(Path::of).map(ModelBundle::open).toList();
    long all = bundles.stream().mapToLong(ModelBundle::graphBytes).sum();
    long largest = bundles.stream().mapToLong(ModelBundle::graphBytes).max().orElseThrow();
    DeviceEngine engine =
        new DeviceEngine(
            Device.CPU, Runtime.getRuntime().availableProcessors(), Math.max(largest, all - 1));
    for (ModelBundle bundle : bundles) {
      soak.start(bundle, engine);
    }
    soak.run(Duration.ofSeconds(Long.parseLong(arguments[0])));
    soak.models.forEach(BatchedModel::close);
  }

  private void start(ModelBundle bundle, DeviceEngine engine) throws IOException, ModelException {
    GenerationConfig config = GenerationConfig.of(bundle);
    ImageProcessor processor = ImageProcessor.of(bundle.config("preprocessor_config.json"));
    lengths.add(3 * processor.height() * processor.width());
    models.add(
        BatchedModel.start(
            new BatchedModel.Spec<>(
                bundle.id(),
                bundle.graphBytes(),
                BatchPolicy.ofSize(8),
                processor.sample(),
                device -> {
                  loads.incrementAndGet();
                  return CaptionGraphs.load(bundle, config, processor, device);
                }),
            List.of(engine)));
  }

  private void run(Duration duration) throws Exception {
    long end = System.nanoTime() + duration.toNanos();
    ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
    List<Future<?>> callers = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      int seed = i;
      callers.add(threads.submit(() -> call(new Random(seed), end)));
    }
    System.out.println("seconds  answered  failed  loads  resident MB");
    for (int report = 1; report <= REPORTS; report++) {
      Thread.sleep(duration.toMillis() / REPORTS);
      System.out.printf(
          "%7d  %8d  %6d  %5d  %11d%n",
          duration.toSeconds() * report / REPORTS,
          answered.get(),
          failed.get(),
          loads.get(),
          residentMegabytes());
    }
    for (Future<?> caller : callers) {
      caller.get();
    }
    threads.shutdown();
  }

  /** Asks one model for some time, then another, so that they are put out again and again. */
  private void call(Random random, long end) {
    while (System.nanoTime() < end) {
      int model = (int) (System.nanoTime() / 5_000_000_000L + random.nextInt(2)) % models.size();
      float[] picture = new float[lengths.get(model)];
      Arrays.fill(picture, random.nextInt(10) == 0 ? Float.NaN : (float) random.nextGaussian());
      Duration patience =
          random.nextInt(10) == 0 ? Duration.ofMillis(random.nextInt(50)) : Duration.ofMinutes(1);
      try {
        models.get(model).ask(List.of(Question.of(picture)), patience);
        answered.incrementAndGet();
      } catch (ModelException expected) {
        failed.incrementAndGet();
      }
    }
  }

  private static long residentMegabytes() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D+", "")) / 1024;
      }
    }
    throw new IOException("/proc/self/status must have VmRSS");
  }
}
