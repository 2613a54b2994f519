package org.reelgloss.pipeline.review.annotate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.reelgloss.pipeline.evaluation.JudgementLine;
import org.reelgloss.transforms.dataset.Dataset;

/**
 * Adds the choices of a file to the log of a dataset: all that fit, in one step. The file and what
 * the dataset says of its clips are held in memory.
 */
public final class ChoiceImport {
  private final Clock clock;
  private final Map<String, ClipTask> tasks = new HashMap<>();
  private final Map<String, JudgementLine> known = new HashMap<>();
  private final List<ObjectNode> lines = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private int duplicates;
  private int contradictory;
  private int unknown;

  private ChoiceImport(Clock clock) {
    this.clock = clock;
  }

  /**
   * Imports a file in either form of {@link ChoiceExport}.
   *
   * @param root the dataset's folder
   * @param clock of the time of choices whose own is not known
   * @throws IllegalArgumentException if the file is neither JSON lines nor a list of tasks; nothing
   *     is then imported
   */
  public static ImportReport run(Dataset dataset, Path root, ChoiceLog log, Path file, Clock clock)
      throws IOException {
    ChoiceImport run = new ChoiceImport(clock);
    List<Incoming> all = new ArrayList<>();
    new ChoiceFile(file, all::add, run.problems::add).read();
    int wrong = run.problems.size();
    Set<String> clips = new HashSet<>();
    all.forEach(one -> clips.add(one.clip()));
    dataset.clips(
        clip -> {
          if (clips.contains(clip.getClip().getClipId())) {
            run.tasks.put(clip.getClip().getClipId(), ClipTask.of(clip));
          }
        });
    Choices.read(root)
        .each(
            choice -> {
              if (clips.contains(choice.subject())) {
                run.known.put(key(choice.subject(), choice.annotator()), choice);
              }
            });
    all.forEach(run::take);
    log.appendAll(run.lines);
    return new ImportReport(
        run.lines.size(), run.duplicates, run.contradictory, run.unknown, wrong, run.problems);
  }

  private void take(Incoming one) {
    ClipTask task = tasks.get(one.clip());
    if (task == null) {
      unknown++;
      problems.add(one.place() + ": the dataset has no clip " + one.clip());
      return;
    }
    JudgementLine line;
    try {
      line = one.fitted(task);
    } catch (Incoming.ContradictionException twice) {
      contradictory++;
      problems.add(one.place() + ": " + twice.getMessage());
      return;
    } catch (IllegalArgumentException unfit) {
      unknown++;
      problems.add("%s: clip %s: %s".formatted(one.place(), one.clip(), unfit.getMessage()));
      return;
    }
    String key = key(one.clip(), one.annotator());
    JudgementLine before = known.putIfAbsent(key, line);
    if (before == null) {
      add(line);
    } else if (Gist.of(before).equals(Gist.of(line))) {
      duplicates++;
    } else {
      contradictory++;
      problems.add(
          "%s: %s says otherwise of clip %s elsewhere"
              .formatted(one.place(), one.annotator(), one.clip()));
    }
  }

  private void add(JudgementLine line) {
    lines.add(
        new JudgementLine(
                line.subject(),
                false,
                line.annotator(),
                line.candidates(),
                line.best(),
                line.at() == null ? clock.instant() : line.at())
            .toJson());
  }

  private static String key(String clip, @Nullable String annotator) {
    return annotator + "\n" + clip;
  }

  /** What a choice says, whoever said it and when. */
  private record Gist(Map<String, Boolean> good, @Nullable String best) {
    static Gist of(JudgementLine line) {
      Map<String, Boolean> good = new TreeMap<>();
      line.candidates().forEach(candidate -> good.put(candidate.teacher(), candidate.good()));
      return new Gist(good, line.best());
    }
  }
}
