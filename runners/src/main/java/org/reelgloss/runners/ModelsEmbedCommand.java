package org.reelgloss.runners;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.reelgloss.gpu.Devices;
import org.reelgloss.gpu.ModelBundle;
import org.reelgloss.gpu.TwoTower;
import org.reelgloss.video.RgbImage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code reelgloss models embed}: the vectors of pictures and texts. */
@Command(
    mixinStandardHelpOptions = true,
    name = "embed",
    description = {
      "Print the unit vectors of pictures, then of texts, a JSON object a line:",
      "{\"input\": FILE or TEXT, \"vector\": [...]}"
    })
final class ModelsEmbedCommand implements Callable<Integer> {
  /** Pictures that are held in memory at a time. */
  private static final int BATCH = 16;

  @Parameters(paramLabel = "BUNDLE", index = "0", description = "A two-tower bundle.")
  private Path bundle = Path.of("");

  @Parameters(paramLabel = "FILE", index = "1..*", arity = "0..*", description = "JPEG or PNG.")
  private List<Path> files = List.of();

  @Option(names = "--text", paramLabel = "TEXT", description = "May be given several times.")
  private List<String> texts = List.of();

  @Override
  public Integer call() throws Exception {
    if (files.isEmpty() && texts.isEmpty()) {
      throw new UsageException("embed must be given at least one FILE or --text");
    }
    try (TwoTower model = TwoTower.load(ModelBundle.open(bundle), Devices.AUTO)) {
      for (int start = 0; start < files.size(); start += BATCH) {
        List<Path> batch = files.subList(start, Math.min(start + BATCH, files.size()));
        List<RgbImage> pictures = new ArrayList<>();
        for (Path file : batch) {
          pictures.add(Pictures.read(file));
        }
        print(batch, model.embedImages(pictures));
      }
      print(texts, model.embedTexts(texts));
    }
    return ExitCode.DONE;
  }

  private static void print(List<?> inputs, float[][] vectors) {
    for (int i = 0; i < vectors.length; i++) {
      ObjectNode line = JsonNodeFactory.instance.objectNode();
      line.put("input", inputs.get(i).toString());
      ArrayNode vector = line.putArray("vector");
      for (float number : vectors[i]) {
        vector.add(number);
      }
      System.out.println(line);
    }
  }
}
