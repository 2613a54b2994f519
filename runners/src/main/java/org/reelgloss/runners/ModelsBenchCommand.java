package org.reelgloss.runners;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.reelgloss.gpu.BundleBenchmark;
import org.reelgloss.gpu.Device;
import org.reelgloss.gpu.Devices;
import org.reelgloss.gpu.ModelBundle;
import org.reelgloss.pipeline.evaluation.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code reelgloss models bench}: how fast a bundle is at each size of batch. */
@Command(
    mixinStandardHelpOptions = true,
    name = "bench",
    description = "Measure how many pictures a second a model takes at each size of batch.")
final class ModelsBenchCommand implements Callable<Integer> {
  @Parameters(paramLabel = "BUNDLE")
  private Path folder = Path.of("");

  @Option(
      names = "--device",
      defaultValue = "cpu",
      paramLabel = "NAME",
      description = "cpu (one thread) or cuda:N.")
  private String device = "";

  @Option(
      names = "--duration",
      defaultValue = "1s",
      paramLabel = "TIME",
      description = "Time for each size.")
  private Duration duration = Duration.ZERO;

  @Mixin private ReportFormat format = new ReportFormat();

  @Override
  public Integer call() throws Exception {
    ModelBundle bundle = ModelBundle.open(folder);
    List<Device> devices = new Devices(device).find();
    if (devices.size() > 1) {
      throw new UsageException("device must be one device, but was: " + device);
    }
    Device where = devices.get(0);
    List<BundleBenchmark.Speed> speeds =
        BundleBenchmark.run(bundle, where, SplitFlags.positive("duration", duration));
    format.print(() -> json(bundle, where, speeds), () -> table(speeds));
    return ExitCode.DONE;
  }

  private static JsonNode json(
      ModelBundle bundle, Device device, List<BundleBenchmark.Speed> speeds) {
    ObjectNode report =
        JsonNodeFactory.instance
            .objectNode()
            .put("model", bundle.id())
            .put("device", device.toString());
    for (BundleBenchmark.Speed speed : speeds) {
      report
          .withArray("speeds")
          .addObject()
          .put("batch", speed.batch())
          .put("perSecond", speed.perSecond())
          .put("batchMs", speed.batchMs());
    }
    return report;
  }

  private static String table(List<BundleBenchmark.Speed> speeds) {
    TextTable table = new TextTable("batch", "a second", "ms a batch");
    speeds.forEach(speed -> table.add(speed.batch(), speed.perSecond(), speed.batchMs()));
    return table.toString();
  }
}
