package org.reelgloss.runners;

import java.util.Map;
import java.util.concurrent.Callable;
import org.reelgloss.pipeline.CurationOptions;
import org.reelgloss.transforms.dataset.Retry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code reelgloss split}: records of cuts, segments and events, without clips. */
@Command(
    mixinStandardHelpOptions = true,
    name = "split",
    description = "Find shots, segments and events of videos; write their records only.")
final class SplitCommand implements Callable<Integer> {
  private final Map<String, Retry> retries;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private SplitFlags flags = new SplitFlags();

  SplitCommand() {
    this(Map.of());
  }

  /**
   * @param retries the only inputs to work on, as in {@link CurationOptions#retries}
   */
  SplitCommand(Map<String, Retry> retries) {
    this.retries = retries;
  }

  @Override
  public Integer call() throws Exception {
    CurationOptions options =
        flags.options(retries).setProduct(CurationOptions.Product.SPLIT).build();
    return new CurationRun(options, flags, LastRun.of(spec)).call();
  }
}
