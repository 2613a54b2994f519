package org.reelgloss.runners;

import java.util.concurrent.Callable;
import org.reelgloss.pipeline.CurationOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code reelgloss split}: records of cuts, segments and events, without clips. */
@Command(
    mixinStandardHelpOptions = true,
    name = "split",
    description = "Find shots, segments and events of videos; write their records only.")
final class SplitCommand implements Callable<Integer> {
  @Mixin private SplitFlags flags = new SplitFlags();

  @Override
  public Integer call() throws Exception {
    CurationOptions options = flags.options().setProduct(CurationOptions.Product.SPLIT).build();
    return new CurationRun(options, flags).call();
  }
}
