package org.reelgloss.runners;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.reelgloss.pipeline.CurationOptions;
import org.reelgloss.transforms.dataset.Retry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code reelgloss curate}: videos in, a captioned clip dataset out. */
@Command(
    mixinStandardHelpOptions = true,
    name = "curate",
    description = "Turn videos into a captioned clip dataset.")
final class CurateCommand implements Callable<Integer> {
  private final Map<String, Retry> retries;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private SplitFlags flags = new SplitFlags();

  @Option(
      names = "--teachers",
      split = ",",
      paramLabel = "NAME",
      description =
          "Built-in teachers, bundles of --models-dir, folders of bundles, or YAML files of "
              + "teachers; default: all that are built in or in --models-dir.")
  private @Nullable List<String> teachers;

  @Option(
      names = "--models-dir",
      paramLabel = "DIR",
      description = "Folder of model bundles; its captioners are teachers.")
  private @Nullable Path modelsDir;

  @Option(
      names = "--selector",
      paramLabel = "BUNDLE",
      description = "Two-tower bundle that chooses; without it the candidates' agreement.")
  private @Nullable Path selector;

  @Mixin private ExportFlags export = new ExportFlags();

  CurateCommand() {
    this(Map.of());
  }

  /**
   * @param retries the only inputs to work on, as in {@link CurationOptions#retries}
   */
  CurateCommand(Map<String, Retry> retries) {
    this.retries = retries;
  }

  @Override
  public Integer call() throws Exception {
    TeacherNames names = TeacherNames.of(teachers);
    CurationOptions options =
        flags
            .options(retries)
            .setTeachers(names.all())
            .setConfiguredTeachers(names.configured())
            .setModelsDir(modelsDir)
            .setSelector(selector)
            .setExport(export.what())
            .setClipFormat(export.format())
            .build();
    return new CurationRun(options, flags, LastRun.of(spec)).call();
  }
}
