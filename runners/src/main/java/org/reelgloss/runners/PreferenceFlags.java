package org.reelgloss.runners;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reelgloss.pipeline.evaluation.ranking.ClipSource;
import org.reelgloss.pipeline.evaluation.ranking.DatasetClips;
import org.reelgloss.pipeline.evaluation.ranking.JudgementTable;
import org.reelgloss.pipeline.evaluation.ranking.PictureFolder;
import org.reelgloss.pipeline.evaluation.ranking.Problems;
import org.reelgloss.pipeline.evaluation.ranking.RatedCaption;
import org.reelgloss.pipeline.review.annotate.ChoiceExport;
import org.reelgloss.pipeline.review.annotate.Choices;
import org.reelgloss.pipeline.selector.Preference;
import org.reelgloss.pipeline.selector.PreferenceFiles;
import org.reelgloss.transforms.storage.OutputRoot;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The flags that say what people chose, and of which clips or pictures. */
final class PreferenceFlags {
  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      description = "A dataset; without it --images has the pictures.")
  private @Nullable String dataset;

  @Option(names = "--images", paramLabel = "DIR", description = "Folder of the pictures.")
  private @Nullable Path images;

  @Option(
      names = "--judgements",
      split = ",",
      paramLabel = "TSV[,TSV]",
      description = "Tables of rated captions of pictures, as evaluate judgements takes them.")
  private List<Path> judgements = new ArrayList<>();

  @Option(
      names = "--choices",
      split = ",",
      paramLabel = "JSONL[,JSONL]",
      description = {
        "Files of choices, as annotate --export writes them, or of candidates with references, as"
            + " evaluate selection takes them."
      })
  private List<Path> choices = new ArrayList<>();

  /** Reads what there is to learn from, and says on standard error what cannot be used. */
  Read read() throws IOException, UsageException {
    if (dataset != null && (images != null || !judgements.isEmpty())) {
      throw new UsageException("--images and --judgements are about pictures, not about a DIR");
    }
    PreferenceFiles read = preferences();
    JudgementTable table = JudgementTable.read(judgements);
    Problems problems = new Problems();
    problems.addAll(read.problems());
    problems.addAll(table.problems());
    System.err.print(problems.toLines());
    return new Read(read.preferences(), table.byImage(), clips(read.preferences()));
  }

  /**
   * What there is to learn from.
   *
   * @param preferences of candidates
   * @param ratings of captions by picture
   * @param clips where clips and pictures are found by name
   */
  record Read(
      List<Preference> preferences, Map<String, List<RatedCaption>> ratings, ClipSource clips) {}

  private PreferenceFiles preferences() throws IOException, UsageException {
    String root = dataset;
    if (root == null || !choices.isEmpty()) {
      return PreferenceFiles.read(choices);
    }
    Choices recorded = Choices.read(Path.of(root));
    if (recorded.size() == 0) {
      throw new UsageException(
          "DIR must have choices, but there are none in "
              + root
              + "; let people choose by annotate, or name files by --choices");
    }
    Path last = Files.createTempFile("choices", ".jsonl");
    try {
      ChoiceExport.write(recorded, last, ChoiceExport.Format.jsonl);
      return PreferenceFiles.read(List.of(last));
    } finally {
      Files.delete(last);
    }
  }

  private ClipSource clips(List<Preference> preferences) throws IOException, UsageException {
    if (dataset != null) {
      return DatasetClips.read(
          OutputRoot.of(dataset), preferences.stream().map(Preference::name).toList());
    }
    Path folder = images;
    if (folder == null) {
      throw new UsageException("a dataset DIR or --images must be given");
    }
    return PictureFolder.open(folder);
  }
}
