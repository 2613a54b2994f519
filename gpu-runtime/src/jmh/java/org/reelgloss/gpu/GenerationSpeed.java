package org.reelgloss.gpu;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.reelgloss.video.RgbImage;

/**
 * Greedy captions of pictures on one thread; the rival of {@code docs/benchmarks/generate.py}.
 *
 * <p>Arguments: folder of a captioner, folder of pictures, file to write the prepared pictures to,
 * pictures in a batch, rounds. Prints {@code tokens seconds} for each round.
 */
final class GenerationSpeed {
  private static final int LEAST_PICTURES = 32;

  private GenerationSpeed() {}

  public static void main(String[] arguments) throws Exception {
    ModelBundle bundle = ModelBundle.open(Path.of(arguments[0]));
    ImageProcessor processor = ImageProcessor.of(bundle.config("preprocessor_config.json"));
    List<float[]> pictures = prepare(Path.of(arguments[1]), processor);
    write(pictures, Path.of(arguments[2]));
    int batch = Integer.parseInt(arguments[3]);
    GenerationConfig config = GenerationConfig.of(bundle).withNumBeams(1);
    try (CaptionGraphs model = CaptionGraphs.load(bundle, config, processor, Device.CPU)) {
      for (int round = 0; round < Integer.parseInt(arguments[4]); round++) {
        long start = System.nanoTime();
        long tokens = 0;
        for (int at = 0; at < pictures.size(); at += batch) {
          List<float[]> some = pictures.subList(at, Math.min(pictures.size(), at + batch));
          for (Hypothesis text : model.run(some, none -> false)) {
            tokens += text.tokens().length - 1;
          }
        }
        System.out.println(tokens + " " + (System.nanoTime() - start) / 1e9);
      }
    }
  }

  private static List<float[]> prepare(Path folder, ImageProcessor processor) throws IOException {
    List<float[]> prepared = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        prepared.add(processor.process(RgbImage.decode(Files.readAllBytes(file))));
      }
    }
    List<float[]> pictures = new ArrayList<>();
    while (pictures.size() < LEAST_PICTURES) {
      pictures.addAll(prepared);
    }
    return pictures;
  }

  private static void write(List<float[]> pictures, Path file) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(pictures.size() * pictures.get(0).length * Float.BYTES)
            .order(ByteOrder.nativeOrder());
    for (float[] picture : pictures) {
      for (float value : picture) {
        bytes.putFloat(value);
      }
    }
    Files.write(file, bytes.array());
  }
}
