package org.reelgloss.runners;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code reelgloss models list}: the bundles in folders. */
@Command(
    mixinStandardHelpOptions = true,
    name = "list",
    description = {
      "Print the bundles in and below folders, a line each:",
      "kind, name@version, folder, megabytes, between tabs; a folder that looks like a bundle and"
          + " is none is "
          + FoundBundle.BROKEN
          + ", and the reason is added."
    })
final class ModelsListCommand implements Callable<Integer> {
  /** How a line looks. */
  enum Format {
    tabs,
    json
  }

  @Parameters(paramLabel = "DIR", arity = "0..*")
  private List<Path> folders = List.of();

  @Option(names = "--models-dir", paramLabel = "DIR", description = "One more folder.")
  private @Nullable Path modelsDir;

  @Option(
      names = "--format",
      defaultValue = "tabs",
      paramLabel = "tabs|json",
      description = "Fields between tabs (default) or a JSON object a line.")
  private Format format = Format.tabs;

  @Override
  public Integer call() throws UsageException {
    List<Path> roots = new ArrayList<>(folders);
    if (modelsDir != null) {
      roots.add(modelsDir);
    }
    if (roots.isEmpty()) {
      throw new UsageException("list must be given a DIR or --models-dir");
    }
    for (FoundBundle bundle : BundleSearch.below(roots)) {
      System.out.println(format == Format.json ? bundle.toJson() : bundle.toText());
    }
    return ExitCode.DONE;
  }
}
